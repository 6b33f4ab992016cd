package bounceledger.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalReaderTest {

    private static final String SEND = "{\"eventType\":\"Send\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"Type":"Notification","Message":{"eventType":"Send"}}                          | send        | sns
                    {"TopicArn":"t","Message":"{\\"eventType\\":\\"Send\\"}\\n"}                    | send        | sns
                    {"source":"aws.ses","detail-type":"Email Sent","detail":"{\\"eventType\\":\\"Send\\"}"} | send | eventbridge
                    {"source":"aws.ses","detail-type":"Anything","detail":{"eventType":"Send"}}     | send        | eventbridge
                    {"source":"my.shop","detail-type":"Email Sent","detail":{"eventType":"Bounce"}} | other-source | eventbridge
                    {"source":"aws.s3","detail-type":"Object Deleted","detail":{}}                  | object-deleted | eventbridge
                    {"requestContext":{},"requestPayload":{"eventType":"Send"}}                     | send        | destination
                    [{"eventSource":"aws:sqs","body":"{\\"eventType\\":\\"Send\\"}"}]               | send        | sqs
                    {"Type":"UnsubscribeConfirmation","TopicArn":"t","Message":"{\\"eventType\\":\\"Send\\"}"} | unsupported | direct
                    {"Records":[{"eventSource":"aws:dynamodb","dynamodb":{}}]}                      | unsupported | direct
                    {"Records":[]}                                                                  | empty       | direct
                    []                                                                              | empty       | direct
                    """)
    void unwraps(String event, String what, String carrier) {
        Arrivals arrivals = read(event);
        assertThat(arrivals.batch()).isFalse();
        assertThat(arrivals.all()).singleElement().isInstanceOfSatisfying(Arrival.Ignored.class, ignored -> {
            assertThat(ignored.what()).isEqualTo(what);
            assertThat(ignored.origin().carrier()).isEqualTo(carrier);
            assertThat(ignored.why().startsWith("unsupported: ")).isEqualTo(what.equals("unsupported"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}
                    true
                    12
                    not JSON
                    "a plain string"
                    {"Type":"Notification","Message":"You have a new apple"}
                    {"Type":"Notification","Message":null}
                    {"Records":[7]}
                    {"Records":[{"body":"{}"}]}
                    {"Records":[{"EventSource":"aws:sns","Sns":{}}]}
                    {"source":"aws.ses","detail-type":"Email Bounced"}
                    {"eventType":"Bounce","eventType":"Bounce"}
                    """)
    void cannotRead(String event) {
        assertThat(read(event).all()).singleElement().isInstanceOf(Arrival.Unreadable.class);
    }

    @Test
    void aBatchKeepsItsMessagesApart() {
        Arrivals arrivals = read(batch("[" + SEND + "," + SEND + "]", "nonsense", SEND));
        assertThat(arrivals.batch()).isTrue();
        assertThat(arrivals.items())
                .extracting(item -> item.messageId().orElseThrow())
                .containsExactly("m0", "m1", "m2");
        assertThat(arrivals.items()).extracting(item -> item.arrivals().size()).containsExactly(2, 1, 1);
        assertThat(arrivals.items().get(1).raw()).isEqualTo("nonsense");
        assertThat(arrivals.items().get(1).arrivals().getFirst()).isInstanceOf(Arrival.Unreadable.class);
    }

    @Test
    void oneForeignRecordMakesABatchADirectTrigger() {
        Arrivals arrivals =
                read("{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"x\"},{\"eventSource\":\"aws:ses\"}]}");
        assertThat(arrivals.batch()).isFalse();
        assertThat(arrivals.items())
                .singleElement()
                .satisfies(item -> assertThat(item.arrivals()).hasSize(2));
    }

    @Test
    void theEarliestStampCounts() {
        String event =
                "{\"Records\":[{\"messageId\":\"m\",\"eventSource\":\"aws:sqs\",\"attributes\":{\"SentTimestamp\":\"1772609402250\"},"
                        + "\"body\":{\"Type\":\"Notification\",\"Timestamp\":\"2026-03-04T07:00:00Z\",\"Message\":"
                        + SEND + "}}]}";
        assertThat(read(event).all()).singleElement().satisfies(arrival -> {
            assertThat(arrival.origin().received()).hasToString("Optional[2026-03-04T07:00:00Z]");
            assertThat(arrival.origin().carrier()).isEqualTo("sqs/sns");
        });
    }

    @Test
    void wrappersNestSixDeepAndNoDeeper() {
        String event = SEND;
        for (int depth = 1; depth <= 6; depth++) {
            event = JsonText.object()
                    .put("Type", "Notification")
                    .put("Message", event)
                    .write();
            assertThat(read(event).all()).as("depth %d", depth).singleElement().isInstanceOf(Arrival.Ignored.class);
        }
        event = JsonText.object()
                .put("Type", "Notification")
                .put("Message", event)
                .write();
        assertThat(read(event).all()).singleElement().isInstanceOf(Arrival.Unreadable.class);
        assertThat(read("[".repeat(7) + SEND + "]".repeat(7)).all())
                .singleElement()
                .isInstanceOf(Arrival.Unreadable.class);
    }

    @Test
    void aMessageBringsTenThousandAtMost() {
        assertThat(read("[" + (SEND + ",").repeat(9_999) + SEND + "]").all()).hasSize(10_000);
        String nested = "[" + (SEND + ",").repeat(4_999) + SEND + "]";
        assertThat(read("[" + nested + "," + nested + "," + SEND + "]").all())
                .singleElement()
                .isInstanceOf(Arrival.Unreadable.class);
        String many = "[" + (SEND + ",").repeat(10_000) + SEND + "]";
        assertThat(read(many).all()).singleElement().isInstanceOf(Arrival.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    2.1 | ObjectCreated:Put    | in/a+b%2Bc%C3%A9         | 1 | in/a b+cé
                    2.9 | s3:ObjectCreated:Put | in/%EF%BF%BD             | 1 | in/\uFFFD
                    2   | ObjectCreated:Copy   | in/é                     | 1 | in/é
                    2.1 | ObjectCreated:Put    | in/                      | 1 | in/
                    2.1 | ObjectCreated:Put    | in/x                     | 0 | in/x
                    2.1 | ObjectCreated:Put    | in/                      | 0 | ignored folder
                    2.1 | ObjectCreated:Put    | in%2F                    | 0 | ignored folder
                    2.1 | ObjectCreated:Put    | bad%2Fmail               | 1 | ignored own-output
                    2.1 | ObjectCreated:Put    | AMAZON_SES_SETUP_NOTIFICATION | 1 | ignored set-up
                    2.1 | ObjectRemoved:Delete | in/x                     | 1 | ignored object-removed
                    2.1 | ReducedRedundancyLostObject | in/x              | 1 | ignored reduced-redundancy-lost-object
                    3.0 | ObjectCreated:Put    | in/x                     | 1 | unreadable
                    20.1 | ObjectCreated:Put   | in/x                     | 1 | unreadable
                    2.1 | ObjectCreated:Put    | in/%zz                   | 1 | unreadable
                    2.1 | ObjectCreated:Put    | in/100%                  | 1 | unreadable
                    2.1 | ObjectCreated:Put    | in/%C3                   | 1 | unreadable
                    2.1 | ObjectCreated:Put    | ``                       | 1 | unreadable
                    """)
    void readsS3Records(String version, String name, String key, long size, String expected) {
        Json s3 = JsonText.object()
                .put("bucket", JsonText.object().put("name", "box"))
                .put("object", JsonText.object().put("key", key).put("size", size))
                .json();
        Json record = JsonText.object()
                .put("eventSource", "aws:s3")
                .put("eventVersion", version)
                .put("eventName", name)
                .put("s3", s3)
                .json();
        assertThat(read(JsonText.object().put("Records", List.of(record)).write())
                        .all())
                .singleElement()
                .extracting(ArrivalReaderTest::inShort)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "action":{"type":"S3","bucketName":"box","objectKey":"in/a+b"}                            |             | in/a+b
                    "action":{"type":"Lambda","bucketName":"box","objectKey":"in/a"}                          |             | in/a
                    "action":{"type":"S3","bucketName":"box","objectKey":"bad/a"}                             |             | ignored own-output
                    "action":{"type":"S3"}                                                                    |             | unreadable
                    "action":{"type":"SNS"}                                                                   |             | unreadable
                    "action":{"type":"WorkMail"}                                                              |             | ignored receipt
                    "action":{"type":"SNS","encoding":"base64"}                                               | "SGkK\\r\\nSGkK" | carried Hi/Hi/
                    "action":{"type":"SNS","encoding":"UTF-8"}                                                | "Hé"        | carried Hé
                    "action":{"type":"SNS","encoding":"BASE64"}                                               | "Hé"        | unreadable
                    "action":{"type":"SNS"}                                                                   | 7           | unreadable
                    "virusVerdict":{"status":"FAIL"},"action":{"type":"SNS"}                                  | "Hi"        | unreadable
                    "spamVerdict":{"status":"fail"},"action":{"type":"SNS"}                                   | "Hi"        | unreadable
                    "dmarcVerdict":{"status":"FAIL"},"dmarcPolicy":"REJECT","action":{"type":"SNS"}           | "Hi"        | unreadable
                    "dmarcVerdict":{"status":"FAIL"},"dmarcPolicy":"quarantine","action":{"type":"SNS"}       | "Hi"        | carried Hi
                    "spfVerdict":{"status":"FAIL"},"dkimVerdict":{"status":"FAIL"},"action":{"type":"SNS"}    | "Hi"        | carried Hi
                    "spamVerdict":{"status":"GRAY"},"virusVerdict":{"status":"PROCESSING_FAILED"},"action":{} | "Hi"        | carried Hi
                    """)
    void readsReceipts(String receipt, String content, String expected) {
        String event = "{\"notificationType\":\"Received\",\"mail\":{\"messageId\":\"in1\"},\"content\":" + content
                + ",\"receipt\":{\"timestamp\":\"2026-03-04T07:30:40Z\"," + receipt + "}}";
        assertThat(read(event).all()).singleElement().satisfies(arrival -> {
            assertThat(inShort(arrival)).isEqualTo(expected);
            assertThat(arrival.origin().received()).hasToString("Optional[2026-03-04T07:30:40Z]");
        });
    }

    @Test
    void aRefusalNamesItsVerdicts() {
        String event = "{\"notificationType\":\"Received\",\"receipt\":{\"virusVerdict\":{\"status\":\"FAIL\"},"
                + "\"spamVerdict\":{\"status\":\"FAIL\"}}}";
        assertThat(read(event).all())
                .singleElement()
                .isInstanceOfSatisfying(
                        Arrival.Unreadable.class,
                        refused -> assertThat(refused.why()).isEqualTo("refused by SES receipt verdicts: virus, spam"));
    }

    @Test
    void aBlankPrefixWouldIgnoreEveryMail() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ArrivalReader(" "));
    }

    private static String inShort(Arrival arrival) {
        return switch (arrival) {
            case Arrival.StoredMail mail -> mail.key();
            case Arrival.CarriedMail mail ->
                "carried " + new String(mail.mail(), StandardCharsets.UTF_8).replace('\n', '/');
            case Arrival.Ignored ignored -> "ignored " + ignored.what();
            case Arrival.Unreadable _ -> "unreadable";
            case Arrival.SesNotification _ -> "report";
        };
    }

    private static String batch(String... bodies) {
        List<JsonText> records = new ArrayList<>();
        for (String body : bodies) {
            records.add(JsonText.object()
                    .put("messageId", "m" + records.size())
                    .put("eventSource", "aws:sqs")
                    .put("body", body));
        }
        return JsonText.object().put("Records", records).write();
    }

    private static Arrivals read(String event) {
        return new ArrivalReader("bad/").read(event.getBytes(StandardCharsets.UTF_8));
    }
}
