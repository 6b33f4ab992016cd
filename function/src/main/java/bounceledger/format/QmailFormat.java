package bounceledger.format;

import bounceledger.mail.MailLimits;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.Report;
import bounceledger.smtp.EnhancedStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads bounces in the qmail-send bounce message format (QSBMF), plain text, older than RFC 3464.
///
/// Paragraphs are parted by blank lines. The first opens with `Hi. This is the`; each failed recipient has one
/// opening with `<address>:`; one opening with `-` ends the report, and all after it is the returned message, which
/// must not be read as a report.
///
/// Format: <https://cr.yp.to/proto/qsbmf.txt>
final class QmailFormat implements Format {

    private static final String OPENING = "Hi. This is the";

    @Override
    public Optional<Report> read(MailParts mail) {
        String text = mail.text().stripLeading();
        if (!text.startsWith(OPENING)) {
            return Optional.empty();
        }
        List<RecipientReport> failures = Stream.of(text.split("\n\n+", MailLimits.RECIPIENTS + 2))
                .takeWhile(paragraph -> !paragraph.startsWith("-"))
                .flatMap(paragraph -> failure(paragraph).stream())
                .limit(MailLimits.RECIPIENTS)
                .toList();
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliveryReport(Reported.message(mail), mail.date(), reportingMta(text), failures));
    }

    /// `Hi. This is the qmail-send program at mx.example.org.`
    private static Optional<String> reportingMta(String text) {
        String line = text.lines().findFirst().orElse("");
        int at = line.lastIndexOf(" at ");
        return at < 0
                ? Optional.empty()
                : RemoteMta.parse(line.substring(at + 4).replaceFirst("\\.\\s*$", ""))
                        .map(RemoteMta::name);
    }

    private static Optional<RecipientReport> failure(String paragraph) {
        int end = paragraph.indexOf(">:");
        if (!paragraph.startsWith("<") || end < 0) {
            return Optional.empty();
        }
        String words = Diagnostic.of(
                paragraph.substring(end + 2).lines().map(String::strip).toList());
        return Optional.of(new RecipientReport(
                Optional.of(paragraph.substring(1, end)),
                Optional.empty(),
                Action.FAILED,
                EnhancedStatus.firstIn(words),
                words,
                remoteMta(words),
                Optional.empty()));
    }

    /// `192.0.2.1 does not like recipient.` or `Connected to 192.0.2.1 but sender was rejected.`
    private static Optional<RemoteMta> remoteMta(String words) {
        int connected = words.indexOf("Connected to ");
        int doesNot = words.indexOf(" does not like ");
        String name = connected >= 0
                ? words.substring(connected + 13).split(" ", 2)[0]
                : doesNot > 0 ? words.substring(words.lastIndexOf(' ', doesNot - 1) + 1, doesNot) : "";
        return RemoteMta.parse(name);
    }
}
