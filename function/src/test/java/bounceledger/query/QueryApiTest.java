package bounceledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.TrustMode;
import bounceledger.json.Json;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.Dimension;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.Tally;
import bounceledger.ledger.Unavailable;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryApiTest {

    private static final Policy POLICY = Policy.shipped();
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-11-20T11:00:00Z");

    private final QueryApi api = new QueryApi(ledger(), POLICY);

    private static MemoryLedger ledger() {
        MemoryLedger ledger = new MemoryLedger(POLICY, CountedNames.NOBODY, InstantSource.fixed(NOW));
        ledger.book(
                Stream.of(
                                Event.failed("jo@example.org", "m1", Cause.INVALID_RECIPIENT, EARLIER),
                                Event.complained("mo@example.net", "m2", EARLIER),
                                Event.deferred("flo@example.com", "m3", Cause.SERVER_ERROR, EARLIER)
                                        .saying("451 4.3.0 busy"),
                                Event.of("echo@example.com", "m4", Kind.ECHO, EARLIER),
                                Event.failed(
                                        "old@example.org",
                                        "m5",
                                        Cause.INVALID_RECIPIENT,
                                        EARLIER.minus(Duration.ofDays(200))))
                        .map(Event::evidence)
                        .toList(),
                new Call("request-1", NOW, () -> Duration.ofMinutes(1)));
        return ledger;
    }

    @Test
    void tellsOfASuppressedAddress() {
        Answer answer = get("v1/suppressions/Jo@Example.org", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        Json told = json(answer);
        assertThat(told.at("address").text()).hasValue("jo@example.org");
        assertThat(told.at("suppressed")).isEqualTo(new Json.Bool(true));
        assertThat(told.at("state").text()).hasValue("suppressed");
        assertThat(told.at("reason").text()).hasValue("hard_bounce");
        assertThat(told.at("cause").text()).hasValue("invalid_recipient");
        assertThat(told.at("status").text()).hasValue("5.1.1");
        assertThat(told.at("since").text()).hasValue("2026-11-20T11:00:00Z");
        assertThat(told.at("until").text()).hasValue("2027-05-19T11:00:00Z");
        assertThat(told.at("event_id").text()).isPresent();
        assertThat(told.has("evidence")).isFalse();
    }

    /// 404 is what lets a tool send.
    @ParameterizedTest
    @ValueSource(strings = {"nobody@example.org", "flo@example.com", "echo@example.com", "old@example.org"})
    void isNotSuppressed(String address) {
        Answer answer = get("v1/suppressions/" + address, Map.of());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain(address);
    }

    @ParameterizedTest
    @CsvSource({
        "jo@example.org, suppressed, invalid_recipient",
        "mo@example.net, suppressed, complaint",
        "flo@example.com, watched, server_error",
        "echo@example.com, clear, suppressed",
        "old@example.org, clear, invalid_recipient"
    })
    void explainsWhateverIsKnown(String address, String state, String cause) {
        Json told = json(get("v1/suppressions/" + address, Map.of("explain", "true")));

        assertThat(told.at("state").text()).hasValue(state);
        assertThat(told.items("evidence")).singleElement().satisfies(evidence -> {
            assertThat(evidence.at("cause").text()).hasValue(cause);
            assertThat(evidence.at("recipient").text()).hasValue(address);
            assertThat(evidence.at("reply").text()).isPresent();
            assertThat(evidence.at("rule").text()).hasValue("test/rule");
            assertThat(evidence.items("sources")).hasSize(1);
        });
    }

    @Test
    void cannotExplainWhatIsNotKnown() {
        assertThat(get("v1/suppressions/nobody@example.org", Map.of("explain", "true"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsSliceBySlice() {
        Json first = json(get("v1/suppressions", Map.of("limit", "1")));
        assertThat(first.items("data")).hasSize(1);

        Json second = json(get(
                "v1/suppressions",
                Map.of("limit", "100", "cursor", first.at("next_cursor").text().orElseThrow())));
        assertThat(Stream.of(first, second).flatMap(part -> part.items("data").stream()))
                .extracting(entry -> entry.at("address").text().orElse(""))
                .containsExactlyInAnyOrder("jo@example.org", "mo@example.net");
        assertThat(second.has("next_cursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            group_by=day                    | 4 of {"day":"2026-11-20","count":4}
            group_by=cause                  | 1 of {"cause":"server_error","count":1}
            group_by=hour,kind              | 2 of {"hour":"11","kind":"failed","count":2}
            group_by=kind,day               | 2 of {"kind":"failed","day":"2026-11-20","count":2}
            group_by=domain                 | 4 of {"domain":"other","count":4}
            group_by=status                 | 1 of {"status":"4.3.0","count":1}
            group_by=day,decision           | 1 of {"day":"2026-11-20","decision":"retry","count":1}
            from=2026-05-04&to=2026-05-04   | 1 of {"day":"2026-05-04","provider":"other",\
            "cause":"invalid_recipient","kind":"failed","count":1}
            """)
    void counts(String query, String row) {
        Answer answer = get("v1/stats", parameters(query));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(row.replaceFirst("^\\d of ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1/suppressions            | limit=0                        | limit
            v1/suppressions            | limit=1001                     | limit
            v1/suppressions            | limit=-1                       | limit
            v1/suppressions            | limit=ten                      | limit
            v1/suppressions            | limit=99999999999              | limit
            v1/suppressions            | limit=                         | limit
            v1/suppressions            | cursor=nonsense!               | cursor
            v1/suppressions            | cursor=                        | cursor
            v1/suppressions            | page=2                         | page
            v1/suppressions/jo         |                                | address
            v1/suppressions/jo@x@      |                                | address
            v1/suppressions/jo@x.test  | explain=yes                    | explain
            v1/suppressions/jo@x.test  | limit=1                        | limit
            v1/stats                   | from=yesterday                 | from
            v1/stats                   | from=2026-02-30                | from
            v1/stats                   | to=2026-1-1                    | to
            v1/stats                   | to=+999999999-12-31            | to
            v1/stats                   | from=-999999999-01-01          | from
            v1/stats                   | from=2026-11-21&to=2026-11-20  | from
            v1/stats                   | from=2026-10-20&to=2026-11-20  | from
            v1/stats                   | from=2026-11-12&group_by=hour  | from
            v1/stats                   | group_by=                      | group_by
            v1/stats                   | group_by=weather               | group_by
            v1/stats                   | group_by=day,day               | group_by
            v1/stats                   | group_by=domain,status         | group_by
            v1/stats                   | group_by=domain,hour           | group_by
            v1/stats                   | group_by=cube                  | group_by
            v1/stats                   | group_by=day,                  | group_by
            v1/stats                   | groupBy=day                    | groupBy
            """)
    void aBadParameterIsNamed(String path, String query, String field) {
        Answer answer = get(path, parameters(query == null ? "" : query));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(json(answer).at("field").text()).hasValue(field);
        assertThat(json(answer).at("status").whole()).hasValue(400L);
        assertThat(json(answer).at("detail").text()).isPresent();
    }

    /// 5 % of bounces and 0.30 % of complaints are too many, 0.10 % of complaints nearly.
    @ParameterizedTest
    @CsvSource({
        "96, 4, 0, 4.000, ok, 0.000, ok",
        "95, 5, 0, 5.000, alarm, 0.000, ok",
        "1000, 0, 1, 0.000, ok, 0.100, warn",
        "1000, 0, 2, 0.000, ok, 0.200, warn",
        "1000, 0, 3, 0.000, ok, 0.300, alarm",
        "0, 1, 1, 100.000, alarm, 100.000, alarm"
    })
    void ratesAreToldWhereDeliveriesAreExact(
            int delivered, int bounced, int complaints, String percent, String level, String ofComplaints, String its) {
        List<Event> events = new ArrayList<>();
        range(delivered, n -> events.add(Event.of("jo@example.org", "d" + n, Kind.DELIVERED, EARLIER)));
        range(bounced, n -> events.add(Event.failed("jo@example.org", "b" + n, Cause.SPAM_CONTENT, EARLIER)));
        range(complaints, n -> events.add(Event.complained("jo@example.org", "d" + n, EARLIER)));
        Tally tally = new Tally(CountedNames.NOBODY);
        events.forEach(event -> tally.add(event.evidence()));

        Question asked = question("v1/stats", Map.of("group_by", "day,cause"));
        Json told = json(new QueryApi(new Counted(tally.sums()), POLICY, true).answer(asked, NOW));

        assertThat(told.items("rates")).singleElement().satisfies(rate -> {
            assertThat(rate.at("day").text()).hasValue("2026-11-20");
            assertThat(rate.at("delivered").whole()).hasValue((long) delivered);
            assertThat(rate.at("bounce_percent").text()).hasValue(percent);
            assertThat(rate.at("bounce_level").text()).hasValue(level);
            assertThat(rate.at("complaint_percent").text()).hasValue(ofComplaints);
            assertThat(rate.at("complaint_level").text()).hasValue(its);
        });
        assertThat(json(new QueryApi(new Counted(tally.sums()), POLICY).answer(asked, NOW))
                        .has("rates"))
                .isFalse();
    }

    private static void range(int count, IntConsumer each) {
        IntStream.range(0, count).forEach(each);
    }

    @Test
    void aMonthIsAnswered() {
        assertThat(get("v1/stats", parameters("from=2026-10-21&to=2026-11-20")).status())
                .isEqualTo(200);
        assertThat(get("v1/stats", parameters("from=9999-12-31&to=9999-12-31")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v2/suppressions", "v1/suppressions/a@x.test/b", "v1/statistics", "v1/stats/day"})
    void otherPathsAreNotFound(String path) {
        assertThat(get(path, Map.of()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "DELETE", "get", ""})
    void otherMethodsAreNotAllowed(String method) {
        assertThat(api.answer(new Question(method, List.of("v1", "suppressions"), Map.of()), NOW)
                        .status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/suppressions", "v1/suppressions/jo@example.org", "v1/stats"})
    void aLedgerThatDoesNotAnswerIsSaidSo(String path) {
        Answer answer = new QueryApi(new SilentLedger(), POLICY).answer(question(path, Map.of()), NOW);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    /// What came from outside comes back cut and in ASCII.
    @Test
    void aProblemRepeatsNothingAsItCame() {
        String name = "<script>\u0000ü\n" + "x".repeat(1_000);

        assertThat(get("v1/stats", Map.of(name, "1")).body())
                .doesNotContain("ü")
                .hasSizeLessThan(400);
    }

    private Answer get(String path, Map<String, String> parameters) {
        return api.answer(question(path, parameters), NOW);
    }

    private static Question question(String path, Map<String, String> parameters) {
        List<String> segments =
                Stream.of(path.split("/", -1)).filter(one -> !one.isEmpty()).toList();
        return new Question("GET", segments, parameters);
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(query.split("&", -1))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(one -> one[0], one -> one[1]));
    }

    @ParameterizedTest
    @CsvSource({"OPEN, open, true", "BALANCED, balanced, false", "STRICT, strict, false"})
    void healthSaysWhatAReportMustBeWorth(TrustMode mode, String word, boolean warned) {
        Json health = json(
                new QueryApi(new SilentLedger(), POLICY.trusting(mode)).answer(question("v1/health", Map.of()), NOW));

        assertThat(health.at("status").text()).hasValue("ok");
        assertThat(health.at("trust").text()).hasValue(word);
        assertThat(health.at("book_version").text().orElse("")).matches("[0-9a-f]{12}");
        assertThat(health.has("warning")).isEqualTo(warned);
    }

    private static Json json(Answer answer) {
        return Json.parse(answer.body()).orElseThrow();
    }

    /// A ledger of which nothing but counts is asked.
    private static final class Counted extends SilentLedger {

        private final SortedMap<CountKey, Long> sums;

        private Counted(SortedMap<CountKey, Long> sums) {
            this.sums = sums;
        }

        @Override
        public SortedMap<CountKey, Long> counts(LocalDate from, LocalDate to, Dimension dimension) {
            SortedMap<CountKey, Long> counts = new TreeMap<>(sums);
            counts.keySet().removeIf(key -> key.dimension() != dimension);
            return counts;
        }
    }

    private static class SilentLedger implements LedgerView {

        private static Unavailable silence() {
            return new Unavailable("silence", new IllegalStateException());
        }

        @Override
        public Optional<AddressPage> page(MailAddress address) {
            throw silence();
        }

        @Override
        public Optional<Known> lookUp(MailAddress address) {
            throw silence();
        }

        @Override
        public Part suppressions(Cursor from, int limit, Instant now) {
            throw silence();
        }

        @Override
        public SortedMap<CountKey, Long> counts(LocalDate from, LocalDate to, Dimension dimension) {
            throw silence();
        }
    }
}
