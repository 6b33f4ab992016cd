package bounceledger.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import bounceledger.packaged.Events.Message;
import bounceledger.tools.local.FunctionStart;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.LocalS3;
import bounceledger.tools.local.ObjectStore;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.PackagedFunction.Invoked;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is deployed: the jars and classes that SAM packs, started and fed as Lambda does it, with the template's
/// handlers, environment and table. Each test has its own addresses, and its own day to count on.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class PackagedFunctionIT {

    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";
    private static final Path PACKAGE = Path.of("target", "package");

    /// Less than an attempt to book wants, once the first has failed.
    private static final Duration SHORT = Duration.ofSeconds(15);

    private static final ObjectStore BUCKET = ObjectStore.inMemory();

    private static Instant now;
    private static StackTemplate template;
    private static LocalDynamo dynamo;
    private static LocalS3 s3;
    private static PackagedFunction bounces;

    @BeforeAll
    static void start() throws Exception {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        template = StackTemplate.read(
                Path.of("..", "template.yaml"),
                Map.of(
                        "LedgerTable", "ledger",
                        "MailBucket", Events.BUCKET,
                        "Pepper", "a-pepper-that-only-this-test-knows-0123456789"));
        dynamo = LocalDynamo.served(template);
        s3 = new LocalS3(BUCKET);
        bounces = function("BounceFunction", dynamo.endpoint());
    }

    @AfterAll
    static void stop() throws Exception {
        try (LocalDynamo _ = dynamo;
                LocalS3 _ = s3;
                PackagedFunction _ = bounces) {
            // closes whatever was started
        }
    }

    @Test
    void the_start_prints_no_more_than_that_nothing_is_logged_to() {
        assertThat(bounces.startLog()).isEmpty();
    }

    /// As SnapStart starts it. The rehearsal before the snapshot reaches nobody, prints nothing, and leaves nothing.
    @Test
    void a_function_that_has_rehearsed_books_like_any_other() throws IOException {
        Instant at = daysAgo(6);
        String address = "after-the-snapshot@example.org";
        try (PackagedFunction rehearsed = new PackagedFunction(
                template.function("BounceFunction"),
                PACKAGE,
                Map.of("DYNAMODB", dynamo.endpoint(), "S3", s3.endpoint()),
                new FunctionStart(List.of(), true))) {
            assertThat(rehearsed.startLog()).isEmpty();
            assertThat(table()).noneMatch(item -> text(item, "pk").startsWith("N#2026-01-05"));

            Invoked invoked = rehearsed.invoke(Events.sqs(
                    at, new Message("m1", Events.envelope(at, Events.sesBounce(address, "ses-rehearsed", at)))));

            assertThat(invoked.text()).isEqualTo(NOTHING_FAILED);
            assertThat(itemsOf(address)).hasSize(2);
        }
    }

    @Test
    void a_batch_is_booked_but_for_the_poisoned_message() throws IOException {
        Instant at = daysAgo(1);
        String told = "told@example.org";
        String written = "written@example.org";
        BUCKET.put("mails/inbound/first report", Events.dsn(written, "Hello."));
        BUCKET.put("mails/inbound/first report", "not what the event is about".getBytes(StandardCharsets.US_ASCII));

        Invoked invoked = bounces.invoke(Events.sqs(
                at.plusSeconds(60),
                new Message("m1", Events.envelope(at, Events.sesBounce(told, "ses-batch", at))),
                new Message("m2", Events.s3Put("inbound/first+report", "v1", at)),
                new Message("m3", "{\"cut\": \"off here")));

        assertThat(invoked.text()).isEqualTo(NOTHING_FAILED);
        List<Json> lines = lines(invoked);
        assertThat(lines).extracting(line -> word(line, "message")).containsExactly("m1", "m2", "m3");
        assertThat(lines)
                .extracting(line -> word(line, "outcome"))
                .containsExactly("recorded", "recorded", "quarantined");
        assertThat(word(lines.get(2), "why")).contains("not JSON");
        assertThat(String.join("\n", invoked.log())).doesNotContain("@", "told", "written", "cut");

        for (String address : List.of(told, written)) {
            assertThat(itemsOf(address)).hasSize(2);
            assertThat(itemsOf(address))
                    .filteredOn(item -> text(item, "sk").startsWith("E#"))
                    .singleElement()
                    .satisfies(evidence -> {
                        assertThat(text(evidence, "cause")).isEqualTo("invalid_recipient");
                        assertThat(text(evidence, "decision")).isEqualTo("suppress");
                    });
        }
        assertThat(table()).anyMatch(item -> text(item, "pk").startsWith("N#" + day(1)));
        assertThat(BUCKET.names("mails/quarantine/" + day(1)))
                .singleElement()
                .satisfies(name -> assertThat(stored(name)).contains("not JSON").contains("off here"));
    }

    @Test
    void the_same_batch_again_changes_nothing() throws IOException {
        Instant at = daysAgo(2);
        BUCKET.put("mails/inbound/second", Events.dsn("second@example.org", "Hello."));
        byte[] batch = Events.sqs(
                at.plusSeconds(60),
                new Message("m1", Events.envelope(at, Events.sesBounce("again@example.org", "ses-again", at))),
                new Message("m2", Events.s3Put("inbound/second", "v1", at)),
                new Message("m3", "neither here nor there"));
        bounces.invoke(batch);
        Set<Map<String, AttributeValue>> before = table();
        List<String> kept = BUCKET.names("mails/");

        Invoked again = bounces.invoke(batch);

        assertThat(again.text()).isEqualTo(NOTHING_FAILED);
        assertThat(lines(again).subList(0, 2))
                .extracting(line -> word(recipients(line).getFirst(), "booking"))
                .containsExactly("already-there", "already-there");
        assertThat(table()).isEqualTo(before);
        assertThat(BUCKET.names("mails/")).isEqualTo(kept);
    }

    @Test
    void what_was_booked_can_be_asked() throws IOException {
        Instant at = daysAgo(3);
        String address = "ask+me@example.org";
        bounces.invoke(Events.sqs(
                at, new Message("m1", Events.envelope(at, Events.sesBounce(address, "ses-ask", at)))));
        try (PackagedFunction queries = function("QueryFunction", dynamo.endpoint())) {
            Json one = answer(queries, "/v1/suppressions/ask%2Bme%40example.org", Map.of());
            assertThat(word(one, "address")).isEqualTo(address);
            assertThat(word(one, "cause")).isEqualTo("invalid_recipient");
            assertThat(word(one, "reason")).isEqualTo("hard_bounce");

            Json list = answer(queries, "/v1/suppressions", Map.of("limit", "1000"));
            assertThat(list.items("data"))
                    .extracting(entry -> word(entry, "address"))
                    .contains(address);

            Json stats = answer(queries, "/v1/stats", Map.of("from", day(3), "to", day(3), "group_by", "cause"));
            assertThat(stats.items("data")).singleElement().satisfies(row -> {
                assertThat(word(row, "cause")).isEqualTo("invalid_recipient");
                assertThat(word(row, "count")).isEqualTo("1");
            });

            Invoked unknown = queries.invoke(Events.get("/v1/suppressions/nobody%40example.org", Map.of()));
            assertThat(word(json(unknown.text()), "statusCode")).isEqualTo("404");
        }
    }

    @Test
    void without_a_table_everything_comes_again() throws IOException {
        Instant at = daysAgo(4);
        try (PackagedFunction lost = function("BounceFunction", URI.create("http://127.0.0.1:1"))) {
            Invoked batch = lost.invoke(
                    Events.sqs(
                            at,
                            new Message("m1", Events.sesBounce("one@example.org", "ses-lost-1", at)),
                            new Message(
                                    "m2", Events.envelope(at, Events.sesBounce("two@example.org", "ses-lost-2", at)))),
                    SHORT);
            assertThat(batch.failed()).isFalse();
            assertThat(json(batch.text()).items("batchItemFailures"))
                    .extracting(failure -> word(failure, "itemIdentifier"))
                    .containsExactly("m1", "m2");
            assertThat(lines(batch).stream().filter(line -> line.has("outcome")))
                    .extracting(line -> word(line, "outcome"))
                    .containsOnly("try-again");
            assertThat(lines(batch).stream().filter(line -> line.has("trouble")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(word(line, "trouble")).contains("the ledger could not be read"));

            Invoked direct =
                    lost.invoke(Events.sns(at, Events.sesBounce("three@example.org", "ses-lost-3", at)), SHORT);
            assertThat(direct.failed()).isTrue();
            assertThat(word(json(direct.text()), "errorType")).contains("TryAgainLater");
            assertThat(String.join("\n", direct.log())).doesNotContain("@example");
        }
    }

    @Test
    void an_object_that_is_gone_empty_huge_or_elsewhere_has_a_clear_outcome() throws IOException {
        Instant at = daysAgo(5);
        String address = "huge@example.org";
        BUCKET.put("mails/inbound/empty", new byte[0]);
        String megabyte = ("x".repeat(62) + "\n").repeat(16 * 1024);
        BUCKET.put("mails/inbound/huge", Events.dsn(address, megabyte.repeat(40)));
        BUCKET.put("mails/rules/own", Events.dsn("elsewhere@example.org", "Hello."));

        Invoked invoked = bounces.invoke(Events.sqs(
                at,
                new Message("m1", Events.s3Put("inbound/gone", "v1", at)),
                new Message("m2", Events.s3Put("inbound/empty", "v1", at)),
                new Message("m3", Events.s3Put("inbound/huge", "v1", at)),
                new Message("m4", Events.s3Put("rules/own", "v1", at))));

        assertThat(invoked.text()).isEqualTo(NOTHING_FAILED);
        assertThat(lines(invoked))
                .extracting(line -> word(line, "outcome") + " " + word(line, "why"))
                .containsExactly(
                        "quarantined the mail is gone",
                        "quarantined the mail is empty",
                        "recorded ",
                        "quarantined the mail does not lie where mails are received");
        assertThat(itemsOf(address)).hasSize(2);
        assertThat(BUCKET.names("mails/quarantine/" + day(5))).hasSize(3);
    }

    private static PackagedFunction function(String resource, URI dynamo) throws IOException {
        return new PackagedFunction(
                template.function(resource), PACKAGE, Map.of("DYNAMODB", dynamo, "S3", s3.endpoint()));
    }

    private static Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private static String day(int ago) {
        return LocalDate.ofInstant(daysAgo(ago), ZoneOffset.UTC).toString();
    }

    private static Set<Map<String, AttributeValue>> table() {
        return dynamo.client().scanPaginator(scan -> scan.tableName(template.name("LedgerTable"))).items().stream()
                .collect(Collectors.toSet());
    }

    /// The address's page and all evidence about it.
    private static List<Map<String, AttributeValue>> itemsOf(String address) {
        Set<Map<String, AttributeValue>> items = table();
        return items.stream()
                .filter(item -> text(item, "address").equals(address))
                .flatMap(page -> items.stream().filter(item -> text(item, "pk").equals(text(page, "pk"))))
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    private static String stored(String name) throws IOException {
        return new String(BUCKET.find(name, Optional.empty()).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private static Json answer(PackagedFunction queries, String path, Map<String, String> parameters)
            throws IOException {
        Json response = json(queries.invoke(Events.get(path, parameters)).text());
        assertThat(word(response, "statusCode")).isEqualTo("200");
        return json(word(response, "body"));
    }

    /// But for the line of metrics.
    private static List<Json> lines(Invoked invoked) {
        return invoked.log().stream()
                .map(PackagedFunctionIT::json)
                .filter(line -> !line.has("_aws"))
                .toList();
    }

    private static Json json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError("not JSON: " + text));
    }

    private static List<Json> recipients(Json line) {
        return line.items("recipients");
    }

    private static String word(Json json, String name) {
        return json.at(name).word().orElse("");
    }
}
