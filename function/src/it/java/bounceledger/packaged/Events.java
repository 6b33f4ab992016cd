package bounceledger.packaged;

import bounceledger.json.JsonText;
import bounceledger.tools.bench.BounceMail;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;

/// Events as AWS sends them: the carriers are written by the types of `aws-lambda-java-events`.
final class Events {

    static final String BUCKET = "mails";
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:bounces";

    private Events() {}

    /// One message of a batch.
    record Message(String id, String body) {}

    static byte[] sqs(Instant sent, Message... messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(Arrays.stream(messages)
                .map(message -> {
                    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
                    record.setMessageId(message.id());
                    record.setBody(message.body());
                    record.setEventSource("aws:sqs");
                    record.setEventSourceArn("arn:aws:sqs:us-east-1:123456789012:bounces");
                    record.setAwsRegion("us-east-1");
                    record.setAttributes(Map.of("SentTimestamp", Long.toString(sent.toEpochMilli())));
                    record.setMessageAttributes(Map.of());
                    return record;
                })
                .toList());
        return bytes(event, SQSEvent.class);
    }

    /// What SNS hands to a function that is subscribed itself.
    static byte[] sns(Instant published, String message) {
        SNSEvent.SNS notice = new SNSEvent.SNS()
                .withMessageId("sns-1")
                .withTopicArn(TOPIC)
                .withType("Notification")
                .withTimestamp(new DateTime(published.toEpochMilli()))
                .withMessage(message);
        SNSEvent.SNSRecord record = new SNSEvent.SNSRecord()
                .withEventSource("aws:sns")
                .withEventVersion("1.0")
                .withSns(notice);
        return bytes(new SNSEvent().withRecords(List.of(record)), SNSEvent.class);
    }

    static byte[] get(String path, Map<String, String> parameters) {
        return bytes(
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod("GET")
                        .withPath(path)
                        .withHeaders(Map.of("Accept", "application/json"))
                        .withQueryStringParameters(parameters.isEmpty() ? null : parameters)
                        .withIsBase64Encoded(false),
                APIGatewayProxyRequestEvent.class);
    }

    private static <T> byte[] bytes(T event, Class<T> type) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader())
                .toJson(event, json);
        return json.toByteArray();
    }

    /// The envelope that SNS puts around a message for a queue.
    static String envelope(Instant published, String message) {
        return JsonText.object()
                .put("Type", "Notification")
                .put("MessageId", "sns-2")
                .put("TopicArn", TOPIC)
                .put("Message", message)
                .put("Timestamp", published.toString())
                .write();
    }

    /// SES says that nobody of this name is there.
    static String sesBounce(String recipient, String sesMessageId, Instant at) {
        JsonText bounced = JsonText.object()
                .put("emailAddress", recipient)
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
        JsonText bounce = JsonText.object()
                .put("bounceType", "Permanent")
                .put("bounceSubType", "General")
                .put("bouncedRecipients", List.of(bounced))
                .put("timestamp", at.toString())
                .put("feedbackId", "feedback-" + sesMessageId)
                .put("reportingMTA", "dns; a1.smtp-out.example.net");
        JsonText mail = JsonText.object()
                .put("timestamp", at.minusSeconds(5).toString())
                .put("messageId", sesMessageId)
                .put("source", "news@example.com")
                .put("destination", List.of(recipient));
        return JsonText.object()
                .put("notificationType", "Bounce")
                .put("bounce", bounce)
                .put("mail", mail)
                .write();
    }

    /// S3 says that a mail was put there.
    ///
    /// @param encodedKey as S3 writes it in events, form-encoded
    static String s3Put(String encodedKey, String version, Instant at) {
        JsonText object = JsonText.object()
                .put("key", encodedKey)
                .put("versionId", version)
                .put("sequencer", "0055AED6DCD90281E5");
        JsonText record = JsonText.object()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", "us-east-1")
                .put("eventTime", at.toString())
                .put("eventName", "ObjectCreated:Put")
                .put(
                        "s3",
                        JsonText.object()
                                .put("bucket", JsonText.object().put("name", BUCKET))
                                .put("object", object));
        return JsonText.object().put("Records", List.of(record)).write();
    }

    /// A delivery status notification about one recipient, with the mail it returns.
    ///
    /// @param returned the body of the returned mail
    static byte[] dsn(String recipient, String returned) {
        return BounceMail.of(recipient, returned);
    }
}
