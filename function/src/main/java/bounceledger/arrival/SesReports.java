package bounceledger.arrival;

import bounceledger.json.Json;
import bounceledger.report.Action;
import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.FeedbackType;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.Report;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// SES's own events, as identity notifications (`notificationType`) and by event publishing (`eventType`), to the
/// report that a mail would give.
///
/// Recipients come only from the list that names who bounced, complained, was delayed or got the mail; never from
/// `mail.destination`, which names everybody the message went to.
/// <https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html>
final class SesReports {

    /// Sub-types that say what happened even where nothing else does; any other Transient without one field of a
    /// delivery status notification may well be an out-of-office.
    private static final Set<String> TELLING_TRANSIENTS =
            Set.of("mailboxfull", "messagetoolarge", "contentrejected", "attachmentrejected", "customtimeoutexceeded");

    private SesReports() {}

    /// Reads one event.
    ///
    /// @param event has `eventType` or `notificationType`
    static Arrival read(Json event, Path path) {
        String type = event.at("eventType")
                .word()
                .or(() -> event.at("notificationType").word())
                .orElse("");
        return switch (EventName.folded(type)) {
            case "bounce" -> reported(event, event.at("bounce"), path, SesReports::bounce);
            case "complaint" -> reported(event, event.at("complaint"), path, SesReports::complaint);
            case "deliverydelay" -> reported(event, event.at("deliveryDelay"), path, SesReports::delay);
            case "delivery" -> reported(event, event.at("delivery"), path, SesReports::delivery);
            case "send", "reject", "open", "click", "renderingfailure", "subscription" ->
                path.ignored(EventName.of(type), "an SES event about no delivery");
            default -> path.ignored(EventName.of(type), "an SES event of an unknown type");
        };
    }

    @FunctionalInterface
    private interface Reading {
        Report read(ReportedMessage message, Json what);
    }

    private static Arrival reported(Json event, Json what, Path path, Reading reading) {
        Json mail = event.at("mail");
        Optional<ReportId> id = mail.at("messageId")
                .word()
                .map(ReportId::ofSes)
                .or(() -> what.at("feedbackId").word().flatMap(ReportId::ofReport));
        return id.<Arrival>map(
                        known -> new Arrival.SesNotification(reading.read(message(known, mail), what), path.origin()))
                .orElseGet(() -> path.unreadable("an SES event without mail.messageId and without feedbackId"));
    }

    private static ReportedMessage message(ReportId id, Json mail) {
        return new ReportedMessage(
                id,
                Stamp.of(mail.at("timestamp")),
                tag(mail, "campaign").or(() -> header(mail, "X-Campaign")),
                tag(mail, "ses:configuration-set"));
    }

    private static Optional<String> tag(Json mail, String name) {
        Json values = mail.at("tags").at(name);
        for (Json value : values.items()) {
            if (value.word().isPresent()) {
                return value.word();
            }
        }
        return values.word();
    }

    private static Optional<String> header(Json mail, String name) {
        for (Json header : mail.items("headers")) {
            Optional<String> value = header.at("value").word();
            if (value.isPresent()
                    && header.at("name").text().filter(name::equalsIgnoreCase).isPresent()) {
                return value.map(String::strip);
            }
        }
        return Optional.empty();
    }

    private static Report bounce(ReportedMessage message, Json bounce) {
        List<Json> bounced = bounce.items("bouncedRecipients");
        if (mayBeAutoReply(bounce, bounced)) {
            return new AutoReply(message, Stamp.of(bounce.at("timestamp")), addresses(bounced));
        }
        Optional<String> label = label("ses", bounce.at("bounceType"), bounce.at("bounceSubType"));
        return deliveryReport(message, bounce, bounced, Action.FAILED, label);
    }

    private static boolean mayBeAutoReply(Json bounce, List<Json> recipients) {
        return bounce.at("bounceType")
                        .word()
                        .map(EventName::folded)
                        .filter("transient"::equals)
                        .isPresent()
                && bounce.at("bounceSubType")
                        .word()
                        .map(EventName::folded)
                        .filter(TELLING_TRANSIENTS::contains)
                        .isEmpty()
                && !bounce.has("reportingMTA")
                && recipients.stream().noneMatch(SesReports::hasDsnField);
    }

    private static boolean hasDsnField(Json recipient) {
        return recipient.has("action") || recipient.has("status") || recipient.has("diagnosticCode");
    }

    private static Report delay(ReportedMessage message, Json delay) {
        Optional<String> label = label("ses/delay", delay.at("delayType"));
        return deliveryReport(message, delay, delay.items("delayedRecipients"), Action.DELAYED, label);
    }

    private static Report delivery(ReportedMessage message, Json delivery) {
        return deliveryReport(message, delivery, delivery.items("recipients"), Action.DELIVERED, Optional.empty());
    }

    private static Report complaint(ReportedMessage message, Json complaint) {
        Json subType = complaint.at("complaintSubType");
        boolean echo = subType.word()
                .map(EventName::folded)
                .filter(name -> name.endsWith("suppressionlist"))
                .isPresent();
        return new FeedbackReport(
                message,
                Stamp.of(complaint.at("timestamp")),
                complaint
                        .at("complaintFeedbackType")
                        .word()
                        .map(FeedbackType::of)
                        .orElse(FeedbackType.OTHER),
                addresses(complaint.items("complainedRecipients")),
                echo ? label("ses/complaint", subType) : Optional.empty());
    }

    private static Report deliveryReport(
            ReportedMessage message, Json what, List<Json> recipients, Action usual, Optional<String> label) {
        Optional<RemoteMta> remoteMta = what.at("remoteMtaIp").word().flatMap(RemoteMta::parse);
        String response = what.at("smtpResponse").text().orElse("");
        return new DeliveryReport(
                message,
                Stamp.of(what.at("timestamp")),
                what.at("reportingMTA").word().flatMap(RemoteMta::parse).map(RemoteMta::name),
                recipients.stream()
                        .map(recipient -> new RecipientReport(
                                address(recipient),
                                Optional.empty(),
                                recipient
                                        .at("action")
                                        .word()
                                        .flatMap(Action::parse)
                                        .orElse(usual),
                                recipient.at("status").word().flatMap(EnhancedStatus::firstIn),
                                recipient.at("diagnosticCode").text().orElse(response),
                                remoteMta,
                                label))
                        .toList());
    }

    /// An object with `emailAddress`, or the bare address, as Delivery has them.
    private static Optional<String> address(Json recipient) {
        return recipient.word().or(() -> recipient.at("emailAddress").word());
    }

    private static List<String> addresses(List<Json> recipients) {
        return recipients.stream()
                .flatMap(recipient -> address(recipient).stream())
                .toList();
    }

    /// Parts in lower case, letters and digits only: a label is looked up and logged.
    ///
    /// @return empty when the first part is missing
    private static Optional<String> label(String kind, Json... parts) {
        String names = Stream.of(parts)
                .map(part -> part.word().map(EventName::folded).orElse(""))
                .takeWhile(name -> !name.isEmpty())
                .collect(Collectors.joining("/"));
        return names.isEmpty() ? Optional.empty() : Optional.of((kind + "/" + names).toLowerCase(Locale.ROOT));
    }
}
