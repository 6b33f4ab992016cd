package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MachinePart.Kind;
import bounceledger.mail.MailDate;
import bounceledger.mail.MailLimits;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.Report;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads delivery status notifications (RFC 3464), also internationalised ones (RFC 6533), and survives how they are
/// written: see the QUIRKs here, in {@link StatusGroups} and in {@link AddressField}.
///
/// Format: <https://www.rfc-editor.org/rfc/rfc3464>
final class Rfc3464Format implements Format {

    /// A field that a report cannot do without and that no other text has at the start of a line.
    private static final String PLAIN_SIGHT = "\nfinal-recipient:";

    @Override
    public Optional<Report> read(MailParts mail) {
        List<StatusGroups> parts = statusParts(mail);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<RecipientReport> recipients = parts.stream()
                .flatMap(part -> recipients(part, mail))
                .limit(MailLimits.RECIPIENTS)
                .toList();
        Optional<String> reportingMta = parts.stream()
                .flatMap(part -> part.message().first("Reporting-MTA").stream())
                .flatMap(field -> RemoteMta.parse(field).stream())
                .map(RemoteMta::name)
                .findFirst();
        return Optional.of(new DeliveryReport(
                Reported.message(mail),
                lastAttempt(parts).or(mail::date),
                reportingMta,
                recipients.isEmpty() ? announced(mail) : recipients));
    }

    /// QUIRK: the fields stand in the text (rfc3464/09-fields-in-the-text.eml). Only a mail server is believed: a
    /// person may quote a report.
    private static List<StatusGroups> statusParts(MailParts mail) {
        List<MachinePart> parts = mail.machine(Kind.DELIVERY_STATUS).stream()
                .filter(part -> part.labelled() || Sender.isDaemon(mail))
                .toList();
        if (!parts.isEmpty()) {
            return parts.stream().map(part -> StatusGroups.of(part.groups())).toList();
        }
        if (!Sender.isDaemon(mail)) {
            return List.of();
        }
        String text = mail.text();
        int field = ("\n" + text).toLowerCase(Locale.ROOT).indexOf(PLAIN_SIGHT);
        if (field < 0) {
            return List.of();
        }
        int paragraph = text.lastIndexOf("\n\n", field);
        return List.of(StatusGroups.of(Headers.readGroups(text.substring(Math.max(0, paragraph)))));
    }

    /// RFC 3464 section 2.3.7; the latest, so that a report about many is as late as it can be.
    private static Optional<Instant> lastAttempt(List<StatusGroups> parts) {
        return parts.stream()
                .flatMap(part -> part.recipients().stream())
                .flatMap(group -> group.first("Last-Attempt-Date").stream())
                .flatMap(date -> MailDate.parse(date).stream())
                .max(Instant::compareTo);
    }

    private static Stream<RecipientReport> recipients(StatusGroups part, MailParts mail) {
        List<String> announced = announcedAddresses(mail);
        Optional<String> onlyOne = part.recipients().size() == 1 && announced.size() == 1
                ? Optional.of(announced.getFirst())
                : Optional.empty();
        return part.recipients().stream()
                .filter(group -> group.has("Final-Recipient", "Original-Recipient", "Action", "Status"))
                .map(group -> recipient(group, onlyOne, mail));
    }

    private static RecipientReport recipient(Headers group, Optional<String> announced, MailParts mail) {
        Optional<EnhancedStatus> status = group.first("Status").flatMap(EnhancedStatus::firstIn);
        Optional<String> last = finalRecipient(group, announced);
        return new RecipientReport(
                last,
                group.first("Original-Recipient")
                        .flatMap(field -> AddressField.parseOriginal(field, last))
                        .filter(Rfc3464Format::isAddress),
                action(group, status, mail),
                status,
                group.find("Diagnostic-Code").map(Diagnostic::of).orElse(""),
                group.first("Remote-MTA").flatMap(RemoteMta::parse),
                Optional.empty());
    }

    /// QUIRK: the final recipient is no address (rfc3464/06-local-name-only.eml). What Sendmail calls the actual
    /// one, or what the header announces, then serves; an alias's target is better than nothing.
    private static Optional<String> finalRecipient(Headers group, Optional<String> announced) {
        Optional<String> written = group.first("Final-Recipient").flatMap(AddressField::parse);
        return written.filter(Rfc3464Format::isAddress)
                .or(() -> announced)
                .or(() -> group.first("X-Actual-Recipient")
                        .flatMap(AddressField::parse)
                        .filter(Rfc3464Format::isAddress))
                .or(() -> written);
    }

    private static boolean isAddress(String text) {
        return MailAddress.parse(text).isPresent();
    }

    /// QUIRK: no action, or a word of its own (rfc3464/04-fields-missing.eml): its stem decides, then the status.
    /// A transient status means "given up" unless the report says that it will try again.
    private static Action action(Headers group, Optional<EnhancedStatus> status, MailParts mail) {
        String word = group.first("Action").orElse("").toLowerCase(Locale.ROOT);
        return Action.parse(word).orElseGet(() -> {
            boolean delayed = word.startsWith("delay") || (word.isEmpty() && willRetry(group, status, mail));
            boolean delivered = word.startsWith("deliver")
                    || (word.isEmpty()
                            && status.filter(code -> code.statusClass() == 2).isPresent());
            return delayed ? Action.DELAYED : delivered ? Action.DELIVERED : Action.FAILED;
        });
    }

    private static boolean willRetry(Headers group, Optional<EnhancedStatus> status, MailParts mail) {
        boolean transientStatus = status.filter(code -> code.statusClass() == 4).isPresent();
        String subject = mail.headers().first("Subject").orElse("").toLowerCase(Locale.ROOT);
        return transientStatus && (group.has("Will-Retry-Until") || subject.contains("delay"));
    }

    /// QUIRK: a status part that names nobody (rfc3464/11-nobody-named.eml): `X-Failed-Recipients` says who failed.
    private static List<RecipientReport> announced(MailParts mail) {
        return announcedAddresses(mail).stream()
                .limit(MailLimits.RECIPIENTS)
                .map(address -> new RecipientReport(
                        Optional.of(address),
                        Optional.empty(),
                        Action.FAILED,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private static List<String> announcedAddresses(MailParts mail) {
        return mail.headers().addresses("X-Failed-Recipients");
    }
}
