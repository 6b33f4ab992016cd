package bounceledger.format;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.ArrivalReader;
import bounceledger.mail.MailParts;
import bounceledger.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads a notification of Amazon SES that SNS sent by mail: its JSON is the text, and a line of hyphens parts it from
/// the way to unsubscribe. Anybody can write such a mail, so it proves as little as any other.
///
/// Format: <https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html>
final class SesFormat implements Format {

    private static final String FOOTER = "\n--\n";

    private static final ArrivalReader NOTIFICATIONS = new ArrivalReader();

    @Override
    public Optional<Report> read(MailParts mail) {
        if (mail.isMultipartReport() || !mail.text().stripLeading().startsWith("{\"")) {
            return Optional.empty();
        }
        String text = mail.text().strip();
        int footer = text.indexOf(FOOTER);
        String json = footer < 0 ? text : text.substring(0, footer);
        return NOTIFICATIONS
                .read(json.getBytes(StandardCharsets.UTF_8))
                .all()
                .filter(Arrival.SesNotification.class::isInstance)
                .map(arrival -> ((Arrival.SesNotification) arrival).report())
                .findFirst();
    }
}
