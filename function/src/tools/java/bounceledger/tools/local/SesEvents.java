package bounceledger.tools.local;

import bounceledger.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// SES events of one's own making, as SQS hands them over.
final class SesEvents {

    /// So many messages SQS hands over at once, as template.yaml says.
    private static final int BATCH = 45;

    private final List<JsonText> messages = new ArrayList<>();

    int size() {
        return messages.size();
    }

    void bounce(String id, String campaign, String who, SampleReplies.Reply reply, Instant at) {
        JsonText recipient = JsonText.object()
                .put("emailAddress", who)
                .put("action", "failed")
                .put("diagnosticCode", "smtp; " + reply.text());
        JsonText bounce = JsonText.object()
                .put("bounceType", reply.isTransient() ? "Transient" : "Permanent")
                .put("bounceSubType", "General")
                .put("bouncedRecipients", List.of(recipient))
                .put("timestamp", at.toString());
        add(JsonText.object().put("eventType", "Bounce").put("bounce", bounce), id, campaign, who, at);
    }

    void complaint(String id, String campaign, String who, Instant at) {
        JsonText complaint = JsonText.object()
                .put("complainedRecipients", List.of(JsonText.object().put("emailAddress", who)))
                .put("complaintFeedbackType", "abuse")
                .put("timestamp", at.toString());
        add(JsonText.object().put("eventType", "Complaint").put("complaint", complaint), id, campaign, who, at);
    }

    void delivery(String id, String campaign, String who, Instant at) {
        JsonText delivery = JsonText.object()
                .put("recipients", List.of(who))
                .put("smtpResponse", "250 2.0.0 OK")
                .put("timestamp", at.toString());
        add(JsonText.object().put("eventType", "Delivery").put("delivery", delivery), id, campaign, who, at);
    }

    private void add(JsonText event, String id, String campaign, String who, Instant at) {
        JsonText mail = JsonText.object()
                .put("timestamp", at.minusSeconds(30).toString())
                .put("source", "news@example.com")
                .put("messageId", id)
                .put("destination", List.of(who))
                .put("tags", JsonText.object().put("campaign", List.of(campaign)));
        String sent = Long.toString(at.plusSeconds(2).toEpochMilli());
        messages.add(JsonText.object()
                .put("messageId", id)
                .put("eventSource", "aws:sqs")
                .put("body", event.put("mail", mail).write())
                .put("attributes", JsonText.object().put("SentTimestamp", sent)));
    }

    List<byte[]> batches() {
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<JsonText> batch = messages.subList(from, Math.min(from + BATCH, messages.size()));
            batches.add(JsonText.object().put("Records", batch).write().getBytes(StandardCharsets.UTF_8));
        }
        return batches;
    }
}
