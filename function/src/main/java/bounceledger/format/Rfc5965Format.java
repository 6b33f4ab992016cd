package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MachinePart.Kind;
import bounceledger.mail.MailDate;
import bounceledger.mail.MailParts;
import bounceledger.report.FeedbackReport;
import bounceledger.report.FeedbackType;
import bounceledger.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads feedback reports (ARF, RFC 5965): complaints, and the types that take one back or complain of nobody
/// (RFC 6430, RFC 6591).
///
/// Format: <https://www.rfc-editor.org/rfc/rfc5965>
final class Rfc5965Format implements Format {

    private static final String TYPE_FIELD = "feedback-type:";

    /// Older than the standard: Hotmail returns the message alone and writes into it who complained
    /// (rfc5965/13-message-alone.eml).
    private static final String HOTMAIL_FIELD = "X-HmXmrOriginalRecipient";

    @Override
    public Optional<Report> read(MailParts mail) {
        List<Headers> reports = reports(mail);
        if (!reports.isEmpty() || isAnnounced(mail)) {
            return Optional.of(read(mail, reports));
        }
        boolean alone = !mail.isMultipartReport() && mail.returned().has(HOTMAIL_FIELD);
        return alone ? Optional.of(report(mail, FeedbackType.ABUSE, List.of())) : Optional.empty();
    }

    /// The fields of each report in the mail. Only a mail that is a report as a whole is believed without the part's
    /// own type: a person may quote one.
    private static List<Headers> reports(MailParts mail) {
        List<Headers> parts = new ArrayList<>();
        for (MachinePart part : mail.machine(Kind.FEEDBACK)) {
            Headers fields = joined(part.groups());
            if ((part.labelled() || mail.isMultipartReport()) && !fields.isEmpty()) {
                parts.add(fields);
            }
        }
        return parts.isEmpty() && isAnnounced(mail) ? inText(mail.text()) : parts;
    }

    /// QUIRK: blank lines between the fields (rfc5965/11-type-nobody-registered.eml).
    private static Headers joined(List<Headers> groups) {
        return new Headers(
                groups.stream().flatMap(group -> group.fields().stream()).toList());
    }

    /// QUIRK: the part is missing (rfc5965/12-part-missing.eml). What says how a delivery went is another report.
    private static boolean isAnnounced(MailParts mail) {
        return mail.reportType().filter("feedback-report"::equalsIgnoreCase).isPresent()
                && mail.machine(Kind.DELIVERY_STATUS).isEmpty();
    }

    /// QUIRK: the part is labelled as text and opens with another field (rfc5965/10-part-is-text.eml).
    private static List<Headers> inText(String text) {
        int field = Words.lineWith(TYPE_FIELD, text);
        return field < 0
                ? List.of()
                : List.of(joined(Headers.readGroups(text.substring(Math.max(0, text.lastIndexOf("\n\n", field))))));
    }

    /// Of several reports in one mail those count that say the same as the first.
    private static Report read(MailParts mail, List<Headers> reports) {
        FeedbackType type = reports.isEmpty() ? FeedbackType.OTHER : type(reports.getFirst());
        return report(
                mail,
                type,
                reports.stream().filter(fields -> type(fields) == type).toList());
    }

    private static FeedbackType type(Headers fields) {
        return FeedbackType.of(fields.first("Feedback-Type").orElse(""));
    }

    /// The complaint's time is the report's own: `Arrival-Date` (section 3.2) is when our message came in.
    private static Report report(MailParts mail, FeedbackType type, List<Headers> reports) {
        Optional<Headers> first = reports.stream().findFirst();
        return new FeedbackReport(
                Reported.message(mail, first.flatMap(fields -> fields.first("Original-Message-ID"))),
                mail.date()
                        .or(() -> first.flatMap(fields -> fields.first("Arrival-Date"))
                                .flatMap(MailDate::parse)),
                type,
                Complainers.of(reports, mail.returned(), HOTMAIL_FIELD),
                Optional.empty());
    }
}
