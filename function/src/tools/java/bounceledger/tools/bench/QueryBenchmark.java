package bounceledger.tools.bench;

import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.LedgerSetting;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.lambda.QueryHandler;
import bounceledger.lambda.StandInContext;
import bounceledger.ledger.Call;
import bounceledger.ledger.RandomStream;
import bounceledger.pipeline.Judge;
import bounceledger.query.QueryApi;
import bounceledger.smtp.MailAddress;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.StackTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the questions that tools ask most cost: read units by the sizes of what is read, and time on this machine,
/// where
/// the table is in the same JVM and no network lies between.
///
/// @param addresses with evidence in the table
public record QueryBenchmark(StackTemplate template, int addresses, int rounds) {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int EVENTS_AN_ADDRESS = 2;
    private static final int THOUSAND = 1_000;

    /// Measures and prints.
    public int run(PrintStream out) {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            MeteredDynamo metered = new MeteredDynamo(dynamo.client(), dynamo.client());
            Judge judge = Judge.shipped();
            LedgerSetting setting =
                    new LedgerSetting(template.name("LedgerTable"), Soak.PEPPER, judge.policy(), Soak.NAMES);
            DynamoLedger ledger = new DynamoLedger(metered, setting, InstantSource.fixed(NOW), _ -> {}, _ -> {});
            List<String> known = fill(ledger);
            QueryHandler handler = new QueryHandler(
                    new QueryApi(new QueryApi.Parts(
                            new DynamoLedgerView(metered, setting.table(), setting.pepper()),
                            ledger,
                            judge::classifier,
                            judge.policy(),
                            false)),
                    InstantSource.fixed(NOW.plusSeconds(120)));
            out.printf("%d addresses, %d rounds%n", known.size(), rounds);
            out.printf(
                    "%-34s %8s %10s %9s %9s %9s %7s%n",
                    "", "requests", "read units", "first ms", "median", "answer KB", "status");
            for (Map.Entry<String, byte[]> question : questions(known).entrySet()) {
                ask(question.getKey(), question.getValue(), handler, metered, out);
            }
            return 0;
        }
    }

    private List<String> fill(DynamoLedger ledger) {
        RandomStream stream = new RandomStream(new Random(1), addresses, NOW.minusSeconds(60), Duration.ofDays(9));
        List<Evidence> events = stream.events(addresses * EVENTS_AN_ADDRESS).stream()
                .map(Event::evidence)
                .toList();
        ledger.book(events, new Call("request-1", NOW, () -> Duration.ofHours(1)));
        return events.stream()
                .flatMap(event -> event.recipient().stream())
                .map(MailAddress::key)
                .distinct()
                .toList();
    }

    private static Map<String, byte[]> questions(List<String> known) {
        List<String> half = Stream.concat(
                        known.stream().limit(THOUSAND / 2),
                        IntStream.range(0, THOUSAND / 2).mapToObj(n -> "nobody" + n + "@example.net"))
                .toList();
        Map<String, byte[]> questions = new LinkedHashMap<>();
        questions.put(
                "check of 1,000, half of them known",
                event(
                        "POST",
                        "/v1/suppressions/check",
                        Map.of(),
                        Optional.of(JsonText.object().put("addresses", half))));
        questions.put("one address", event("GET", "/v1/suppressions/" + known.getFirst(), Map.of(), Optional.empty()));
        questions.put("a page of 1,000", list(Map.of("limit", "1000")));
        questions.put("a page of complaints", list(Map.of("limit", "1000", "reason", "complaint")));
        questions.put("a page of nothing", list(Map.of("limit", "1000", "domain", "example.invalid")));
        questions.put(
                "1,000 changes", event("GET", "/v1/suppressions/changes", Map.of("limit", "1000"), Optional.empty()));
        return questions;
    }

    private static byte[] list(Map<String, String> parameters) {
        return event("GET", "/v1/suppressions", parameters, Optional.empty());
    }

    private static byte[] event(String method, String path, Map<String, String> parameters, Optional<JsonText> body) {
        JsonText query = JsonText.object();
        parameters.forEach(query::put);
        return JsonText.object()
                .put("httpMethod", method)
                .put("path", path)
                .put("queryStringParameters", query)
                .put("body", body.map(JsonText::write))
                .write()
                .getBytes(StandardCharsets.UTF_8);
    }

    private void ask(String name, byte[] event, QueryHandler handler, MeteredDynamo metered, PrintStream out) {
        long[] nanos = new long[rounds];
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int round = 0; round < rounds; round++) {
            metered.reset();
            answer.reset();
            long begin = System.nanoTime();
            try {
                handler.handleRequest(new ByteArrayInputStream(event), answer, new StandInContext("bench-" + round));
            } catch (IOException neverInMemory) {
                throw new IllegalStateException(neverInMemory);
            }
            nanos[round] = System.nanoTime() - begin;
        }
        Json told = Json.parse(answer.toByteArray()).orElseThrow();
        out.printf(
                "%-34s %8d %10.1f %9.1f %9.1f %9d %7d%n",
                name,
                metered.usage().readRequests(),
                metered.usage().readUnits(),
                nanos[0] / 1e6,
                LongStream.of(nanos).sorted().toArray()[rounds / 2] / 1e6,
                answer.size() / 1024,
                told.at("statusCode").whole().orElse(0L));
    }
}
