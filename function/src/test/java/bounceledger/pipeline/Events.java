package bounceledger.pipeline;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Events as AWS hands them over, made here. Everything happens at noon of 2026-11-20.
public final class Events {

    public static final String BUCKET = "bounce-mails";

    private static final String NOON = "2026-11-20T12:00:00.000Z";

    private Events() {}

    /// A bounce as SES tells it to a topic.
    public static Json.Obj bounce(String message, String recipient, String status, String diagnostic) {
        return JsonText.object()
                .put("notificationType", "Bounce")
                .put("mail", JsonText.object().put("messageId", message).put("timestamp", "2026-11-20T11:59:00.000Z"))
                .put(
                        "bounce",
                        JsonText.object()
                                .put("bounceType", status.startsWith("5") ? "Permanent" : "Transient")
                                .put("bounceSubType", "General")
                                .put("timestamp", NOON)
                                .put("reportingMTA", "dns; smtp.example.com")
                                .put(
                                        "bouncedRecipients",
                                        List.of(JsonText.object()
                                                .put("emailAddress", recipient)
                                                .put("action", "failed")
                                                .put("status", status)
                                                .put("diagnosticCode", diagnostic))))
                .json();
    }

    /// What a topic says in a queue of a delivery.
    public static String delivered(String recipient, String message) {
        return notice(JsonText.object()
                        .put("eventType", "Delivery")
                        .put(
                                "mail",
                                JsonText.object()
                                        .put("messageId", message)
                                        .put("timestamp", "2026-11-20T11:59:00.000Z"))
                        .put(
                                "delivery",
                                JsonText.object().put("timestamp", NOON).put("recipients", List.of(recipient)))
                        .json())
                .write();
    }

    /// The same bounce as the mail that the server sent back.
    public static byte[] mail(String message, String recipient, String status, String diagnostic) {
        return """
                Message-ID: <dsn-%1$s@mx.example.com>
                Date: Fri, 20 Nov 2026 12:00:00 +0000
                From: MAILER-DAEMON@mx.example.com
                To: bounces@example.com
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Your message came back.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; smtp.example.com
                Arrival-Date: Fri, 20 Nov 2026 11:59:00 +0000

                Final-Recipient: rfc822; %2$s
                Action: failed
                Status: %3$s
                Diagnostic-Code: %4$s
                Last-Attempt-Date: Fri, 20 Nov 2026 12:00:00 +0000

                --b
                Content-Type: message/rfc822

                Message-ID: <%1$s@email.amazonses.com>
                Date: Fri, 20 Nov 2026 11:59:00 +0000
                From: news@example.com
                Subject: News

                Hello.
                --b--
                """.formatted(message, recipient, status, diagnostic)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A notice of a topic, as the topic writes it into a queue.
    public static Json.Obj notice(Json event) {
        return JsonText.object()
                .put("Type", "Notification")
                .put("TopicArn", "arn:aws:sns:eu-west-1:123456789012:bounces")
                .put("Timestamp", "2026-11-20T12:00:01.000Z")
                .put("Message", event.write())
                .json();
    }

    /// What S3 says when a mail was written.
    public static Json.Obj stored(String key) {
        return JsonText.object()
                .put(
                        "Records",
                        List.of(JsonText.object()
                                .put("eventVersion", "2.1")
                                .put("eventSource", "aws:s3")
                                .put("eventTime", "2026-11-20T12:00:01.000Z")
                                .put("eventName", "ObjectCreated:Put")
                                .put(
                                        "s3",
                                        JsonText.object()
                                                .put("bucket", JsonText.object().put("name", BUCKET))
                                                .put(
                                                        "object",
                                                        JsonText.object()
                                                                .put("key", key)
                                                                .put("size", 2_000)))))
                .json();
    }

    /// What a topic hands to a function without a queue between.
    public static byte[] direct(Json event) {
        return bytes(JsonText.object()
                .put(
                        "Records",
                        List.of(JsonText.object()
                                .put("EventSource", "aws:sns")
                                .put("EventVersion", "1.0")
                                .put("Sns", notice(event))))
                .json());
    }

    /// A batch of a queue; its messages are called `id-0`, `id-1` and so on.
    public static byte[] batch(List<String> bodies) {
        List<JsonText> records = new ArrayList<>();
        for (String body : bodies) {
            records.add(JsonText.object()
                    .put("messageId", "id-" + records.size())
                    .put("eventSource", "aws:sqs")
                    .put("attributes", JsonText.object().put("SentTimestamp", "1795176002000"))
                    .put("body", body));
        }
        return bytes(JsonText.object().put("Records", records).json());
    }

    public static byte[] bytes(Json json) {
        return json.write().getBytes(StandardCharsets.UTF_8);
    }
}
