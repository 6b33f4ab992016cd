package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.mail.HeaderField;
import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MachinePart.Kind;
import bounceledger.mail.MailParts;
import bounceledger.report.DispositionReport;
import bounceledger.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads message disposition notifications (RFC 8098, RFC 6533 in UTF-8): read, deleted, processed. Whatever the
/// disposition, also the old `denied` and `failed` (RFC 2298 section 3.2.6.2), the mail had been delivered.
///
/// Format: <https://www.rfc-editor.org/rfc/rfc8098>
final class Rfc8098Format implements Format {

    /// A mail that also says what became of the delivery is read as that.
    ///
    /// QUIRK: the part is missing or has no fields (rfc8098/05-part-missing.eml); the mail's own type still says
    /// what it is.
    @Override
    public Optional<Report> read(MailParts mail) {
        if (mail.machine(Kind.DISPOSITION).isEmpty()
                && mail.machine(Kind.DELIVERY_STATUS).isEmpty()
                && !isAnnounced(mail)) {
            return Optional.empty();
        }
        if (isRejection(mail) || !mail.machine(Kind.DELIVERY_STATUS).stream().allMatch(Rfc8098Format::isDisposition)) {
            return Optional.empty();
        }
        List<HeaderField> fields = Stream.of(Kind.DISPOSITION, Kind.DELIVERY_STATUS)
                .flatMap(kind -> mail.machine(kind).stream())
                .filter(part -> part.labelled() || mail.isMultipartReport())
                .flatMap(part -> part.groups().stream())
                .flatMap(group -> group.fields().stream())
                .toList();
        return fields.isEmpty() && !isAnnounced(mail) ? Optional.empty() : Optional.of(read(mail, new Headers(fields)));
    }

    /// QUIRK: a part that is labelled as text looks like a delivery status from its first field
    /// (rfc8098/04-part-is-text.eml); only one of the two has a disposition, and only the other an action.
    private static boolean isDisposition(MachinePart part) {
        return part.groups().stream().anyMatch(group -> group.has("Disposition"))
                && part.groups().stream().noneMatch(group -> group.has("Action", "Status"));
    }

    /// QUIRK: a mailbox's own filter refuses the message with a disposition "deleted" (RFC 5429 section 2.2.1;
    /// notice/dovecot/01-quota-exceeded.eml). That is a bounce in all but its type, and its text says why.
    private static boolean isRejection(MailParts mail) {
        return mail.machine(Kind.DISPOSITION).stream().anyMatch(Rfc8098Format::isUnseen)
                && isTitledRejection(mail.headers())
                && NoticeWords.STATEMENTS.in(mail.text()).contains(Role.FAILED);
    }

    /// What was displayed was not refused, whatever the title of it says (rfc8098/06-displayed-of-a-bounce.eml).
    private static boolean isUnseen(MachinePart part) {
        return part.groups().stream()
                .noneMatch(group -> group.first("Disposition").orElse("").contains("displayed"));
    }

    private static boolean isTitledRejection(Headers headers) {
        return headers.first("Auto-Submitted").orElse("").contains("(rejected)")
                || NoticeWords.STATEMENTS
                        .in(headers.first("Subject").orElse(""))
                        .contains(Role.FAILED);
    }

    private static boolean isAnnounced(MailParts mail) {
        return mail.reportType()
                .filter(type -> type.equalsIgnoreCase("disposition-notification"))
                .isPresent();
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
