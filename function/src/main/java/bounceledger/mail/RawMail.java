package bounceledger.mail;

import java.util.Arrays;

/// A mail as it came over the wire.
///
/// @param pointer where it lies: `bucket/key/version`, or a file's name
/// @param bytes the head of it, never more than {@link MailLimits#MAIL_BYTES}; not copied, so nobody may write to it
/// @param truncated whether there was more
@SuppressWarnings("ArrayRecordComponent") // Nobody compares mails, and a copy would cost the size of the mail.
public record RawMail(String pointer, byte[] bytes, boolean truncated) {

    public RawMail {
        if (bytes.length > MailLimits.MAIL_BYTES) {
            bytes = Arrays.copyOf(bytes, MailLimits.MAIL_BYTES);
            truncated = true;
        }
    }
}
