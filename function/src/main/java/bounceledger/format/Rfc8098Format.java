package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MachinePart.Kind;
import bounceledger.mail.MailParts;
import bounceledger.report.DispositionReport;
import bounceledger.report.Report;
import java.util.Optional;

/// Reads message disposition notifications (RFC 8098): read, deleted, processed.
///
/// Format: <https://www.rfc-editor.org/rfc/rfc8098>
final class Rfc8098Format implements Format {

    /// A mail that also says what became of the delivery is read as that.
    @Override
    public Optional<Report> read(MailParts mail) {
        return mail.machine(Kind.DELIVERY_STATUS).isEmpty()
                ? mail.machine(Kind.DISPOSITION).stream()
                        .map(MachinePart::groups)
                        .filter(groups -> !groups.isEmpty())
                        .map(groups -> read(mail, groups.getFirst()))
                        .findFirst()
                : Optional.empty();
    }

    private static Report read(MailParts mail, Headers fields) {
        Optional<String> last = fields.first("Final-Recipient").flatMap(AddressField::parse);
        return new DispositionReport(
                Reported.message(mail, fields.first("Original-Message-ID")),
                mail.date(),
                fields.first("Original-Recipient")
                        .flatMap(field -> AddressField.parseOriginal(field, last))
                        .or(() -> last),
                fields.first("Disposition").orElse(""));
    }
}
