package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.arrival.ArrivalReader;
import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.decide.TrustMode;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.Pepper;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Events;
import bounceledger.pipeline.Judge;
import bounceledger.pipeline.Outside;
import bounceledger.smtp.MailAddress;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BounceHandlerTest {

    private static final Judge JUDGE = Judge.shipped();
    private static final Pepper PEPPER = new Pepper("a pepper of tests");

    private final Outside outside = new Outside();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final FlakyLedger ledger = new FlakyLedger();
    private final BounceHandler handler = new BounceHandler(new BounceHandler.Parts(
            new ArrivalReader(),
            new BouncePipeline(outside, outside, ledger, JUDGE, Deliveries.NONE),
            new LogLines(
                    PEPPER,
                    TrustMode.OPEN,
                    new Metrics("tests", true),
                    InstantSource.system(),
                    new PrintStream(log, true, StandardCharsets.UTF_8))));

    /// A ledger that does not take everybody.
    private static final class FlakyLedger implements Ledger {

        private final Ledger whole = new MemoryLedger(
                Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(Instant.parse("2026-11-20T12:01:00Z")));
        private final Set<String> throttled = new HashSet<>();
        private final Set<String> refused = new HashSet<>();

        @Override
        public List<Booking> book(List<Evidence> evidence, Call call) {
            return evidence.stream().map(one -> book(one, call)).toList();
        }

        private Booking book(Evidence one, Call call) {
            String who = one.recipient().map(MailAddress::key).orElse("");
            if (refused.contains(who)) {
                return Booking.REFUSED;
            }
            return throttled.contains(who)
                    ? Booking.TRY_AGAIN
                    : whole.book(List.of(one), call).getFirst();
        }
    }

    @Test
    void aBatchThatIsDoneGivesNothingBack() throws IOException {
        assertThat(failures(Events.batch(bodies(10)))).isEmpty();
        assertThat(lines())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line.at("outcome").text()).hasValue("recorded"));
    }

    /// An alarm counts what is contradicted, and nobody overlooks that a stack stands open.
    @Test
    void everyLineSaysWhatItIsWorth() throws IOException {
        outside.mails.put("in/mail", Events.mail("m1", "jo@example.org", "5.1.1", "smtp; 550 5.1.1 no such user"));

        failures(
                Events.batch(List.of(Events.stored("in/mail").write(), bodies(1).getFirst())));

        assertThat(lines())
                .extracting(line -> line.at("trust").text().orElse("")
                        + " " + line.at("unproven").whole().orElse(-1L)
                        + " " + line.at("contradicted").whole().orElse(-1L)
                        + " "
                        + line.items("recipients")
                                .getFirst()
                                .at("authenticity")
                                .text()
                                .orElse("")
                        + " "
                        + line.items("recipients")
                                .getFirst()
                                .items("grounds")
                                .getFirst()
                                .text()
                                .orElse(""))
                .containsExactly("open 1 0 unproven form-alone", "open 0 0 proven own-queue");
    }

    @Test
    void onlyWhatMaySucceedLaterGoesBack() throws IOException {
        List<String> bodies = new ArrayList<>(bodies(8));
        bodies.set(2, "no json");
        bodies.set(5, Events.stored("in/silent").write());
        bodies.set(6, Events.stored("in/gone").write());
        outside.silent.add("in/silent");
        ledger.throttled.add("user1@example.org");
        ledger.refused.add("user7@example.org");

        assertThat(failures(Events.batch(bodies))).containsExactly("id-1", "id-5");
        assertThat(outside.kept).hasSize(3);
        assertThat(lines())
                .extracting(line -> line.at("outcome").text().orElse(""))
                .containsExactly(
                        "recorded",
                        "try-again",
                        "quarantined",
                        "recorded",
                        "recorded",
                        "try-again",
                        "quarantined",
                        "quarantined");
    }

    /// A message that brings several arrivals is given back once.
    @Test
    void aMessageGoesBackOnce() throws IOException {
        Json several = new Json.Arr(List.of(Events.stored("in/a"), Events.stored("in/b")));
        outside.silent.addAll(List.of("in/a", "in/b"));

        assertThat(failures(Events.batch(List.of(several.write())))).containsExactly("id-0");
    }

    /// SQS takes an empty id for a broken answer, and a missing one for success.
    @ParameterizedTest
    @EnumSource(Id.class)
    void aMessageWithoutAnIdIsNeverLost(Id id) {
        ledger.throttled.add("user0@example.org");
        JsonText message = JsonText.object()
                .put("eventSource", "aws:sqs")
                .put("body", bodies(1).getFirst());
        switch (id) {
            case MISSING -> {}
            case EMPTY -> message.put("messageId", "");
            case NULL -> message.put("messageId", new Json.Null());
        }
        byte[] event =
                Events.bytes(JsonText.object().put("Records", List.of(message)).json());

        assertThatThrownBy(() -> failures(event)).isInstanceOf(BounceHandler.TryAgainLater.class);
    }

    enum Id {
        MISSING,
        EMPTY,
        NULL
    }

    @Test
    void aSingleEventFailsAsAWhole() throws IOException {
        byte[] event = Events.direct(bounce(0));
        assertThat(answer(event)).isEqualTo("{}");

        ledger.throttled.add("user0@example.org");
        assertThatThrownBy(() -> answer(event))
                .isInstanceOf(BounceHandler.TryAgainLater.class)
                .hasMessageNotContainingAny("example.org", "user0");
    }

    @Test
    void aSingleEventThatCannotBeReadIsDone() throws IOException {
        assertThat(answer("nonsense".getBytes(StandardCharsets.UTF_8))).isEqualTo("{}");
        assertThat(outside.kept).hasSize(1);
    }

    /// One object a line, and no address in any of them, whatever the event holds.
    @Test
    void theLogNamesNobody() throws IOException {
        List<String> bodies = new ArrayList<>(bodies(3));
        bodies.add("{\"jo@example.org\": \"jo@example.org\n\"");
        bodies.add(Events.notice(Events.bounce("<jo@example.org>", "Jo <jo@example.org>", "5.1.1", "x\njo@example.org"))
                .write());
        bodies.add(Events.stored("in/jo@example.org").write());
        bodies.add("{\"eventType\": \"jo@example.org\"}");
        outside.faulty.add("in/jo@example.org");

        answer(Events.batch(bodies));

        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("@", "user0", "example.org");
        assertThat(lines()).hasSize(bodies.size()).allSatisfy(line -> {
            assertThat(line.at("outcome").text()).isPresent();
            assertThat(line.at("request").text()).hasValue("request-1");
            assertThat(line.at("message").text()).isPresent();
        });
        assertThat(lines().getFirst().items("recipients")).singleElement().satisfies(who -> {
            assertThat(who.at("who").text()).hasValue(PEPPER.hash("user0@example.org"));
            assertThat(who.at("cause").text()).hasValue("invalid_recipient");
            assertThat(who.at("decision").text()).hasValue("suppress");
            assertThat(who.at("booking").text()).hasValue("booked");
        });
    }

    /// What counts as new is counted once, however often it comes; each number is declared, and none is without one.
    @Test
    void aBatchHasOneLineOfMetrics() throws IOException {
        List<String> bodies = new ArrayList<>(bodies(2));
        bodies.add(bodies.getFirst());
        bodies.add("not JSON");
        bodies.add("{\"eventType\": \"Send\", \"mail\": {\"messageId\": \"m9\"}, \"send\": {}}");

        answer(Events.batch(bodies));

        assertThat(all()).filteredOn(line -> line.has("_aws")).singleElement().satisfies(line -> {
            assertThat(line.at("ledger").text()).hasValue("tests");
            assertThat(Map.of(
                            "bounces", number(line, "bounces"),
                            "decided_suppress", number(line, "decided_suppress"),
                            "duplicates", number(line, "duplicates"),
                            "quarantined", number(line, "quarantined"),
                            "undetermined", number(line, "undetermined"),
                            "provider_other", number(line, "provider_other")))
                    .isEqualTo(Map.of(
                            "bounces", "2",
                            "decided_suppress", "2",
                            "duplicates", "1",
                            "quarantined", "1",
                            "undetermined", "0",
                            "provider_other", "2"));
            Json directive = line.at("_aws").items("CloudWatchMetrics").getFirst();
            assertThat(directive.items("Metrics")).allSatisfy(metric -> {
                String name = metric.at("Name").text().orElseThrow();
                assertThat(line.at(name)).isInstanceOf(Json.Num.class);
            });
        });
    }

    private static String number(Json line, String name) {
        return line.at(name).word().orElse("none");
    }

    private static List<String> bodies(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Events.notice(bounce(n)).write())
                .toList();
    }

    private static Json.Obj bounce(int n) {
        return Events.bounce("m" + n, "user" + n + "@example.org", "5.1.1", "smtp; 550 5.1.1 no such user");
    }

    /// The answer's ids, as the class reads them that AWS publishes for it.
    private List<String> failures(byte[] event) throws IOException {
        SQSBatchResponse response = LambdaEventSerializers.serializerFor(
                        SQSBatchResponse.class, SQSBatchResponse.class.getClassLoader())
                .fromJson(answer(event));
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private String answer(byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, new StandInContext("request-1"));
        return answer.toString(StandardCharsets.UTF_8);
    }

    /// But for the line of metrics, which comes last.
    private List<Json> lines() {
        return all().stream().filter(line -> !line.has("_aws")).toList();
    }

    private List<Json> all() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.parse(line).orElseThrow())
                .toList();
    }
}
