package bounceledger.format;

import bounceledger.mail.HeaderField;
import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MachinePart.Kind;
import bounceledger.mail.MailDate;
import bounceledger.mail.MailLimits;
import bounceledger.mail.MailParts;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.Report;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads delivery status notifications (RFC 3464), also internationalised ones (RFC 6533), and survives how they are
/// written: see the QUIRKs here, in {@link StatusGroups}, {@link RecipientGroup}, {@link Diagnostic} and
/// {@link AddressField}.
///
/// Format: <https://www.rfc-editor.org/rfc/rfc3464>
record Rfc3464Format(LastWord lastWord) implements Format {

    /// A field that a report cannot do without and that no other text has at the start of a line.
    private static final String PLAIN_SIGHT = "final-recipient:";

    @Override
    public Optional<Report> read(MailParts mail) {
        List<StatusGroups> parts = statusParts(mail);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DeliveryReport(
                Reported.message(mail),
                lastAttempt(parts).or(mail::date),
                reportingMta(parts),
                recipients(parts, mail)));
    }

    private static Optional<String> reportingMta(List<StatusGroups> parts) {
        for (StatusGroups part : parts) {
            Optional<RemoteMta> mta = part.message().first("Reporting-MTA").flatMap(RemoteMta::parse);
            if (mta.isPresent()) {
                return mta.map(RemoteMta::name);
            }
        }
        return Optional.empty();
    }

    /// QUIRK: the fields stand in the text (rfc3464/09-fields-in-the-text.eml). Only a mail server is believed: a
    /// person may quote a report.
    private static List<StatusGroups> statusParts(MailParts mail) {
        List<MachinePart> found = mail.machine(Kind.DELIVERY_STATUS);
        boolean daemon = Sender.isDaemon(mail);
        if (!daemon && Sender.isAnswer(mail)) {
            return List.of();
        }
        List<StatusGroups> parts = new ArrayList<>();
        for (MachinePart part : found) {
            if (daemon || part.labelled()) {
                parts.add(StatusGroups.of(part.groups()));
            }
        }
        if (!parts.isEmpty() || !daemon) {
            return parts;
        }
        String text = mail.text();
        int field = Words.lineWith(PLAIN_SIGHT, text);
        if (field < 0) {
            return List.of();
        }
        int paragraph = text.lastIndexOf("\n\n", field);
        return List.of(StatusGroups.of(Headers.readGroups(text.substring(Math.max(0, paragraph)))));
    }

    /// RFC 3464 section 2.3.7; the latest, so that a report about many is as late as it can be.
    private static Optional<Instant> lastAttempt(List<StatusGroups> parts) {
        Optional<Instant> last = Optional.empty();
        for (StatusGroups part : parts) {
            for (Headers group : part.recipients()) {
                Optional<Instant> at = group.first("Last-Attempt-Date").flatMap(MailDate::parse);
                last = last.isPresent() && at.filter(last.get()::isBefore).isEmpty() ? last : at;
            }
        }
        return last;
    }

    /// QUIRK: the same recipient comes twice (rfc3464/21-told-twice.eml): the one with a reply counts.
    private List<RecipientReport> recipients(List<StatusGroups> parts, MailParts mail) {
        Surroundings around = new Surroundings(mail);
        List<Headers> groups = new ArrayList<>();
        for (StatusGroups part : parts) {
            for (Headers group : part.recipients()) {
                if (groups.size() < MailLimits.RECIPIENTS
                        && group.has("Final-Recipient", "Original-Recipient", "Action", "Status")) {
                    groups.add(group);
                }
            }
        }
        Map<String, RecipientReport> each = new LinkedHashMap<>();
        for (Headers group : groups) {
            RecipientReport report = new RecipientGroup(group, around, groups.size() == 1).read();
            String who = report.address().map(MailAddress::key).orElse("nobody " + each.size());
            each.merge(
                    report.action() + " " + who,
                    report,
                    (first, again) -> first.diagnostic().isEmpty() ? again : first);
        }
        return groups.isEmpty() ? unnamed(around, mail) : List.copyOf(each.values());
    }

    /// QUIRK: a status part that names nobody (rfc3464/11-nobody-named.eml, rfc3464/22-message-fields-only.eml): the
    /// rest of the mail says who failed.
    private List<RecipientReport> unnamed(Surroundings around, MailParts mail) {
        List<String> who = lastWord.recipients(mail);
        return who.stream()
                .limit(MailLimits.RECIPIENTS)
                .map(address -> new HeaderField("Final-Recipient", address))
                .map(field -> new RecipientGroup(new Headers(List.of(field)), around, who.size() == 1).read())
                .toList();
    }
}
