package bounceledger.report;

import java.util.Locale;
import java.util.Optional;

/// The message that a report is about, under a name that every report about it shares.
///
/// A notification from SES and a mail about the same message must get the same name, or one bounce is booked
/// twice: both know the id that SES gave the message, one as `mail.messageId`, the other as the local part of the
/// returned `Message-ID`.
///
/// @param value opens with its kind (`ses:`, `message:`, `report:`, `object:`, `act:`), so that ids of different kinds
///     never meet
public record ReportId(String value) {

    public ReportId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a report id is empty");
        }
    }

    /// The message that SES gave this id.
    ///
    /// @param messageId as `mail.messageId` gives it
    public static ReportId ofSes(String messageId) {
        return new ReportId("ses:" + messageId.strip());
    }

    /// The failed message's own `Message-ID`, with or without angle brackets.
    ///
    /// @return empty when the header is; SES's own ids come back as {@link #ofSes(String)}
    public static Optional<ReportId> ofMessage(String messageIdHeader) {
        String bare = bare(messageIdHeader);
        int at = bare.lastIndexOf('@');
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        boolean fromSes =
                at > 0 && bare.substring(at + 1).toLowerCase(Locale.ROOT).endsWith(".amazonses.com");
        return Optional.of(fromSes ? ofSes(bare.substring(0, at)) : new ReportId("message:" + bare));
    }

    /// The report's own `Message-ID`, when it does not say which message it is about.
    public static Optional<ReportId> ofReport(String messageIdHeader) {
        String bare = bare(messageIdHeader);
        return bare.isEmpty() ? Optional.empty() : Optional.of(new ReportId("report:" + bare));
    }

    /// The last resort: where the mail lies.
    ///
    /// @param pointer `bucket/key/version`, or what else names the bytes
    public static ReportId ofObject(String pointer) {
        return new ReportId("object:" + pointer);
    }

    /// The message's own id: SES's, or the `Message-ID` without brackets; empty when only the report has a name.
    public Optional<String> messageId() {
        String kind = value.substring(0, value.indexOf(':') + 1);
        return kind.equals("ses:") || kind.equals("message:")
                ? Optional.of(value.substring(kind.length()))
                : Optional.empty();
    }

    private static String bare(String header) {
        String text = header.strip();
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        return open >= 0 && close > open ? text.substring(open + 1, close).strip() : text;
    }
}
