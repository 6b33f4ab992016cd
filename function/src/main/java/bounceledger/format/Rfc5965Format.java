package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MachinePart.Kind;
import bounceledger.mail.MailDate;
import bounceledger.mail.MailParts;
import bounceledger.report.FeedbackReport;
import bounceledger.report.FeedbackType;
import bounceledger.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads feedback reports (ARF, RFC 5965): complaints, and the types that take one back or complain of nobody
/// (RFC 6430, RFC 6591).
///
/// Format: <https://www.rfc-editor.org/rfc/rfc5965>
final class Rfc5965Format implements Format {

    @Override
    public Optional<Report> read(MailParts mail) {
        return mail.machine(Kind.FEEDBACK).stream()
                .map(MachinePart::groups)
                .filter(groups -> !groups.isEmpty())
                .map(groups -> read(mail, groups.getFirst()))
                .findFirst();
    }

    /// The complaint's time is the report's own: `Arrival-Date` (section 3.2) is when our message came in.
    private static Report read(MailParts mail, Headers fields) {
        return new FeedbackReport(
                Reported.message(mail, fields.first("Original-Message-ID")),
                mail.date().or(() -> fields.first("Arrival-Date").flatMap(MailDate::parse)),
                FeedbackType.of(fields.first("Feedback-Type").orElse("")),
                recipients(mail, fields),
                Optional.empty());
    }

    /// Who complained. `Original-Rcpt-To` is the envelope's word (section 3.2). Many reporters leave it out to
    /// shield the complainer but return our message whole: its `To` is then whom we wrote to. That is our own
    /// header, not the reporter's guess, and a `To` with several addresses stays what it is: several.
    private static List<String> recipients(MailParts mail, Headers fields) {
        List<String> envelope = addresses(fields, "Original-Rcpt-To");
        List<String> removal = envelope.isEmpty() ? addresses(fields, "Removal-Recipient") : envelope;
        return removal.isEmpty() ? writtenTo(mail.returned()) : removal;
    }

    /// Who writes to himself and the readers in Bcc has not complained.
    private static List<String> writtenTo(Headers returned) {
        Set<String> own = Stream.of("From", "Sender", "Reply-To")
                .flatMap(name -> returned.addresses(name).stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return returned.addresses("To").stream()
                .filter(address -> !own.contains(address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> addresses(Headers fields, String name) {
        return fields.all(name).stream()
                .flatMap(field -> AddressField.parseOriginal(field, Optional.empty()).stream())
                .filter(address -> address.indexOf('@') > 0)
                .distinct()
                .toList();
    }
}
