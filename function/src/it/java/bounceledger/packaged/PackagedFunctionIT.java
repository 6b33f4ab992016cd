package bounceledger.packaged;

import static bounceledger.packaged.PackagedStack.NOTHING_FAILED;
import static bounceledger.packaged.PackagedStack.json;
import static bounceledger.packaged.PackagedStack.lines;
import static bounceledger.packaged.PackagedStack.text;
import static bounceledger.packaged.PackagedStack.word;
import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import bounceledger.packaged.Events.Message;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.PackagedFunction.Invoked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is deployed, on good days. Each test has its own addresses, and its own day to count on.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class PackagedFunctionIT {

    private static Instant now;
    private static PackagedStack stack;
    private static PackagedFunction bounces;

    @BeforeAll
    static void start() throws Exception {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stack = new PackagedStack();
        bounces = stack.start("BounceFunction");
    }

    @AfterAll
    static void stop() throws Exception {
        try (PackagedStack _ = stack;
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
        try (PackagedFunction rehearsed = stack.restored("BounceFunction")) {
            assertThat(rehearsed.startLog()).isEmpty();
            assertThat(stack.table()).noneMatch(item -> text(item, "pk").startsWith("N#2026-01-05"));

            Invoked invoked = rehearsed.invoke(Events.sqs(
                    at, new Message("m1", Events.envelope(at, Events.sesBounce(address, "ses-rehearsed", at)))));

            assertThat(invoked.text()).isEqualTo(NOTHING_FAILED);
            assertThat(stack.itemsOf(address)).hasSize(2);
        }
    }

    @Test
    void a_batch_is_booked_but_for_the_poisoned_message() throws IOException {
        Instant at = daysAgo(1);
        String told = "told@example.org";
        String written = "written@example.org";
        stack.bucket().put("mails/inbound/first report", Events.dsn(written, "Hello."));
        stack.bucket()
                .put("mails/inbound/first report", "not what the event is about".getBytes(StandardCharsets.US_ASCII));

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
            assertThat(stack.itemsOf(address)).hasSize(2);
            assertThat(stack.itemsOf(address))
                    .filteredOn(item -> text(item, "sk").startsWith("E#"))
                    .singleElement()
                    .satisfies(evidence -> {
                        assertThat(text(evidence, "cause")).isEqualTo("invalid_recipient");
                        assertThat(text(evidence, "decision")).isEqualTo("suppress");
                    });
        }
        assertThat(stack.table()).anyMatch(item -> text(item, "pk").startsWith("N#" + day(1)));
        assertThat(stack.bucket().names("mails/quarantine/" + day(1)))
                .singleElement()
                .satisfies(name -> assertThat(stored(name)).contains("not JSON").contains("off here"));
    }

    @Test
    void the_same_batch_again_changes_nothing() throws IOException {
        Instant at = daysAgo(2);
        stack.bucket().put("mails/inbound/second", Events.dsn("second@example.org", "Hello."));
        byte[] batch = Events.sqs(
                at.plusSeconds(60),
                new Message("m1", Events.envelope(at, Events.sesBounce("again@example.org", "ses-again", at))),
                new Message("m2", Events.s3Put("inbound/second", "v1", at)),
                new Message("m3", "neither here nor there"));
        bounces.invoke(batch);
        Set<Map<String, AttributeValue>> before = stack.table();
        List<String> kept = stack.bucket().names("mails/");

        Invoked again = bounces.invoke(batch);

        assertThat(again.text()).isEqualTo(NOTHING_FAILED);
        assertThat(lines(again).subList(0, 2))
                .extracting(line -> word(recipients(line).getFirst(), "booking"))
                .containsExactly("already-there", "already-there");
        assertThat(stack.table()).isEqualTo(before);
        assertThat(stack.bucket().names("mails/")).isEqualTo(kept);
    }

    @Test
    void what_was_booked_can_be_asked() throws IOException {
        Instant at = daysAgo(3);
        String address = "ask+me@example.org";
        bounces.invoke(Events.sqs(
                at, new Message("m1", Events.envelope(at, Events.sesBounce(address, "ses-ask", at)))));
        try (PackagedFunction queries = stack.start("QueryFunction")) {
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

    private static Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private static String day(int ago) {
        return LocalDate.ofInstant(daysAgo(ago), ZoneOffset.UTC).toString();
    }

    private static String stored(String name) throws IOException {
        return new String(
                stack.bucket().find(name, Optional.empty()).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private static Json answer(PackagedFunction queries, String path, Map<String, String> parameters)
            throws IOException {
        return json(PackagedStack.body(queries.invoke(Events.get(path, parameters)), 200));
    }

    private static List<Json> recipients(Json line) {
        return line.items("recipients");
    }
}
