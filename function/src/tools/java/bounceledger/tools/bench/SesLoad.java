package bounceledger.tools.bench;

import bounceledger.classify.Cause;
import bounceledger.classify.Classifier;
import bounceledger.json.JsonText;
import bounceledger.report.RecipientReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// SES notifications as a newsletter's bounces are mixed, one after another: of a hundred, 66 permanent failures, 18
/// that may pass, 8 complaints, 6 delays and 2 copies. Three in ten are about an address that had one before. Of the
/// permanent ones two in three say that nobody is there. Replies are the rules' own examples, made as long as servers
/// make them.
final class SesLoad {

    private static final Duration APART = Duration.ofSeconds(20);
    private static final int DOMAINS = 40;
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:bounces";

    private final Random chance;
    private final List<String> replies;
    private final List<String> nobodyThere;
    private final List<String> known = new ArrayList<>();
    private Instant next;
    private String last = "";
    private int events;

    SesLoad(long seed, Instant start) {
        chance = new Random(seed);
        next = start;
        Classifier classifier = Classifier.shipped();
        replies = classifier.examples();
        nobodyThere = replies.stream()
                .filter(reply ->
                        classifier.classify(RecipientReport.ofReply(reply)).cause() == Cause.INVALID_RECIPIENT)
                .toList();
    }

    private String reply(boolean permanent) {
        List<String> some = permanent && chance.nextInt(3) < 2 ? nobodyThere : replies;
        return some.get(chance.nextInt(some.size()));
    }

    /// The time of the next event.
    Instant next() {
        return next;
    }

    /// What SQS hands to the function.
    byte[] batch(int size) {
        List<JsonText> records = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            records.add(JsonText.object()
                    .put("messageId", "sqs-" + events + "-" + n)
                    .put("eventSource", "aws:sqs")
                    .put("body", envelope(event()))
                    .put(
                            "attributes",
                            JsonText.object()
                                    .put(
                                            "SentTimestamp",
                                            Long.toString(next.plusSeconds(2).toEpochMilli()))));
        }
        return JsonText.object().put("Records", records).write().getBytes(StandardCharsets.UTF_8);
    }

    /// Everybody whom an event was about so far.
    List<String> known() {
        return List.copyOf(known);
    }

    private String envelope(String message) {
        return JsonText.object()
                .put("Type", "Notification")
                .put("MessageId", "sns-" + events)
                .put("TopicArn", TOPIC)
                .put("Message", message)
                .put("Timestamp", next.plusSeconds(1).toString())
                .write();
    }

    private String event() {
        int kind = chance.nextInt(100);
        if (kind >= 98 && !last.isEmpty()) {
            return last;
        }
        events++;
        next = next.plus(APART);
        String who = address();
        last = (kind < 66
                        ? bounce(who, "Permanent", "5")
                        : kind < 84 ? bounce(who, "Transient", "4") : other(kind, who))
                .put("mail", mail(who))
                .write();
        return last;
    }

    private String address() {
        if (!known.isEmpty() && chance.nextInt(10) < 3) {
            return known.get(chance.nextInt(known.size()));
        }
        String who =
                "first.last" + events + "@mail" + (int) (DOMAINS * Math.pow(chance.nextDouble(), 2)) + ".example.com";
        known.add(who);
        return who;
    }

    private JsonText bounce(String who, String type, String statusClass) {
        String reply = reply(type.equals("Permanent"));
        JsonText bounced = JsonText.object()
                .put("emailAddress", who)
                .put("action", "failed")
                .put("status", statusClass + ".0.0")
                .put(
                        "diagnosticCode",
                        "smtp; " + reply + " (in reply to RCPT TO command, id " + chance.nextLong() + ")");
        JsonText bounce = JsonText.object()
                .put("bounceType", type)
                .put("bounceSubType", "General")
                .put("bouncedRecipients", List.of(bounced))
                .put("timestamp", next.toString())
                .put("feedbackId", "0100018c-" + events)
                .put("remoteMtaIp", "192.0.2." + chance.nextInt(250))
                .put("reportingMTA", "dns; a8-11.smtp-out.example.net");
        return JsonText.object().put("eventType", "Bounce").put("bounce", bounce);
    }

    private JsonText other(int kind, String who) {
        JsonText recipient = JsonText.object().put("emailAddress", who);
        if (kind < 92) {
            return JsonText.object()
                    .put("eventType", "Complaint")
                    .put(
                            "complaint",
                            JsonText.object()
                                    .put("complainedRecipients", List.of(recipient))
                                    .put("complaintFeedbackType", "abuse")
                                    .put("timestamp", next.toString()));
        }
        return JsonText.object()
                .put("eventType", "DeliveryDelay")
                .put(
                        "deliveryDelay",
                        JsonText.object()
                                .put("delayType", "TransientCommunicationFailure")
                                .put(
                                        "delayedRecipients",
                                        List.of(recipient.put("diagnosticCode", "smtp; 451 4.4.1 timed out")))
                                .put("timestamp", next.toString()));
    }

    private JsonText mail(String who) {
        JsonText tags = JsonText.object()
                .put("ses:configuration-set", List.of("newsletters"))
                .put("campaign", List.of("campaign-" + chance.nextInt(30)));
        return JsonText.object()
                .put("timestamp", next.minusSeconds(40).toString())
                .put("messageId", "0100018c%08x-7d2e1b0a-4f3c-4c5d-9e8f-0123456789ab-000000".formatted(events))
                .put("source", "news@example.com")
                .put("destination", List.of(who))
                .put("tags", tags);
    }
}
