package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MailDate;
import bounceledger.mail.MailParts;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import java.util.Optional;

/// Works out which message a mail is about.
final class Reported {

    private Reported() {}

    static ReportedMessage message(MailParts mail) {
        return message(mail, Optional.empty());
    }

    /// @param originalMessageId as a machine part names it (RFC 8098 section 3.2.5), for mails that return nothing
    static ReportedMessage message(MailParts mail, Optional<String> originalMessageId) {
        Headers returned = mail.returned();
        return new ReportedMessage(
                id(mail, originalMessageId),
                returned.first("Date").flatMap(MailDate::parse),
                returned.first("X-Campaign"),
                returned.first("X-SES-CONFIGURATION-SET"));
    }

    /// The id that SES gave the message goes first: its notifications know no other, and both must meet. Then what
    /// the returned message calls itself, what the answer says it answers, the report itself, and where it lies.
    private static ReportId id(MailParts mail, Optional<String> originalMessageId) {
        Optional<ReportId> returned = mail.returned().first("Message-ID").flatMap(ReportId::ofMessage);
        return returned.filter(Reported::isFromSes)
                .or(() -> mail.returned().first("X-SES-MESSAGE-ID").map(ReportId::ofSes))
                .or(() -> returned)
                .or(() -> originalMessageId.flatMap(ReportId::ofMessage))
                .or(() -> mail.headers().first("In-Reply-To").flatMap(ReportId::ofMessage))
                .or(() -> mail.headers().first("Message-ID").flatMap(ReportId::ofReport))
                .orElseGet(() -> ReportId.ofObject(mail.pointer()));
    }

    private static boolean isFromSes(ReportId id) {
        return id.value().startsWith("ses:");
    }
}
