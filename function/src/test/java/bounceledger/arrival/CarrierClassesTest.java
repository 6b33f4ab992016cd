package bounceledger.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import bounceledger.report.DeliveryReport;
import bounceledger.report.ReportId;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.Test;

/// Each carrier as the class that AWS publishes for it, written by Lambda's own serialiser and read back.
class CarrierClassesTest {

    private static final Instant STAMP = Instant.parse("2026-03-04T07:30:03.111Z");
    private static final DateTime JODA = new DateTime(STAMP.toEpochMilli(), DateTimeZone.UTC);
    private static final Map<String, Object> BOUNCE = Map.of(
            "eventType", "Bounce",
            "mail", Map.of("messageId", "0107-a"),
            "bounce", Map.of("bounceType", "Permanent", "bouncedRecipients", List.of()));
    private static final String BOUNCE_TEXT = "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"0107-a\"},"
            + "\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[]}}";

    @Test
    void sns() {
        assertBounce(read(SNSEvent.class, snsEvent()), "sns", Optional.empty());
    }

    @Test
    void snsInSqs() {
        Json record = Json.parse(write(SNSEvent.class, snsEvent()))
                .orElseThrow()
                .items("Records")
                .getFirst();
        assertBounce(read(SQSEvent.class, sqsEvent(record.at("Sns").write())), "sqs/sns", Optional.of("m1"));
    }

    @Test
    void rawInSqs() {
        assertBounce(read(SQSEvent.class, sqsEvent(BOUNCE_TEXT)), "sqs", Optional.of("m1"));
    }

    @Test
    void eventBridge() {
        assertBounce(read(ScheduledEvent.class, busEvent()), "eventbridge", Optional.empty());
    }

    @Test
    void eventBridgeInSqs() {
        byte[] event = write(ScheduledEvent.class, busEvent());
        String body = Json.parse(event).orElseThrow().write();
        assertBounce(read(SQSEvent.class, sqsEvent(body)), "sqs/eventbridge", Optional.of("m1"));
    }

    @Test
    void s3() {
        assertMail(read(S3Event.class, s3Event()), "s3");
    }

    @Test
    void s3InSns() {
        SNSEvent event = snsEvent();
        event.getRecords().getFirst().getSNS().setMessage(s3Text());
        assertMail(read(SNSEvent.class, event), "sns/s3");
    }

    @Test
    void s3InSqs() {
        assertMail(read(SQSEvent.class, sqsEvent(s3Text())), "sqs/s3");
    }

    private static void assertBounce(Arrivals arrivals, String carrier, Optional<String> messageId) {
        assertThat(arrivals.batch()).isEqualTo(messageId.isPresent());
        assertThat(arrivals.items()).singleElement().satisfies(item -> {
            assertThat(item.messageId()).isEqualTo(messageId);
            assertThat(item.arrivals())
                    .singleElement()
                    .isInstanceOfSatisfying(Arrival.SesNotification.class, bounce -> {
                        assertThat(bounce.origin()).isEqualTo(new Origin(carrier, Optional.of(STAMP)));
                        assertThat(((DeliveryReport) bounce.report()).message().id())
                                .isEqualTo(ReportId.ofSes("0107-a"));
                    });
        });
    }

    private static void assertMail(Arrivals arrivals, String carrier) {
        assertThat(arrivals.all())
                .singleElement()
                .isEqualTo(new Arrival.StoredMail(
                        "box", "in/a b", Optional.of("v1"), Optional.of(9L), new Origin(carrier, Optional.of(STAMP))));
    }

    private static SNSEvent snsEvent() {
        SNSEvent.SNS notice = new SNSEvent.SNS();
        notice.setType("Notification");
        notice.setTopicArn("arn:aws:sns:eu-central-1:999988887777:mail-feedback");
        notice.setTimestamp(JODA);
        notice.setMessage(BOUNCE_TEXT);
        SNSEvent.SNSRecord record = new SNSEvent.SNSRecord();
        record.setEventSource("aws:sns");
        record.setSns(notice);
        SNSEvent event = new SNSEvent();
        event.setRecords(List.of(record));
        return event;
    }

    private static SQSEvent sqsEvent(String body) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId("m1");
        message.setEventSource("aws:sqs");
        message.setAttributes(Map.of("SentTimestamp", Long.toString(STAMP.toEpochMilli())));
        message.setBody(body);
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        return event;
    }

    private static ScheduledEvent busEvent() {
        ScheduledEvent event = new ScheduledEvent();
        event.setSource("aws.ses");
        event.setDetailType("Email Bounced");
        event.setTime(JODA);
        event.setDetail(BOUNCE);
        return event;
    }

    private static S3Event s3Event() {
        var owner = new S3EventNotification.UserIdentityEntity("AORCHARD");
        var bucket = new S3EventNotification.S3BucketEntity("box", owner, "arn:aws:s3:::box");
        var object = new S3EventNotification.S3ObjectEntity("in/a+b", 9L, "e", "v1", "00");
        return new S3Event(List.of(new S3EventNotification.S3EventNotificationRecord(
                "eu-central-1",
                "ObjectCreated:Put",
                "aws:s3",
                JODA.toString(),
                "2.1",
                new S3EventNotification.RequestParametersEntity("192.0.2.3"),
                new S3EventNotification.ResponseElementsEntity("R2", "R1"),
                new S3EventNotification.S3Entity("new-mail", bucket, object, "1.0"),
                owner)));
    }

    private static String s3Text() {
        return Json.parse(write(S3Event.class, s3Event())).orElseThrow().write();
    }

    private static <T> Arrivals read(Class<T> type, T event) {
        return new ArrivalReader().read(write(type, event));
    }

    private static <T> byte[] write(Class<T> type, T event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(type, CarrierClassesTest.class.getClassLoader())
                .toJson(event, out);
        return out.toByteArray();
    }
}
