package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import java.util.Locale;
import java.util.Set;

/// Who wrote a mail: a mail server about a message, or somebody's mailbox.
final class Sender {

    private static final Set<String> DAEMONS = Set.of("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon");

    private Sender() {}

    /// Whether it says that a mail server wrote it: by its author, or by a field that only mail servers add.
    static boolean isDaemon(MailParts mail) {
        Headers headers = mail.headers();
        return mail.isMultipartReport()
                || headers.has("X-Failed-Recipients")
                || headers.addresses("From").stream().anyMatch(Sender::isDaemonAddress)
                || headers.first("From").filter(Sender::isDaemonName).isPresent();
    }

    private static boolean isDaemonAddress(String address) {
        return DAEMONS.contains(address.substring(0, address.lastIndexOf('@')).toLowerCase(Locale.ROOT));
    }

    /// QUIRK: without a domain, or as the display name only (qmail/02-mailbox-full.eml).
    private static boolean isDaemonName(String from) {
        return !NoticeWords.AUTHORS.find(from).isEmpty();
    }
}
