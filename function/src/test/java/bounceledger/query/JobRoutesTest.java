package bounceledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.decide.Policy;
import bounceledger.jobs.ExportStep;
import bounceledger.jobs.ImportStep;
import bounceledger.jobs.JobDesk;
import bounceledger.jobs.JobRunner;
import bounceledger.jobs.JobStep;
import bounceledger.jobs.MemoryJobs;
import bounceledger.json.Json;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Handing in, looking after, fetching; and what is refused. Every answer is held against the OpenAPI document.
class JobRoutesTest {

    private static final Policy POLICY = Policy.shipped();
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Contract CONTRACT = new Contract();
    private static final Caller WRITER = new Caller("key:w", Scope.WRITE);

    private final MemoryLedger ledger = new MemoryLedger(POLICY, CountedNames.NOBODY, InstantSource.fixed(NOW));
    private final MemoryJobs outside = new MemoryJobs();
    private final QueryApi api = Questions.api(ledger, POLICY, new JobDesk(outside, outside, outside));
    private int requests;

    @Test
    void anImportIsTakenInAndLookedAfter() {
        Answer taken =
                ask("POST", "v1/imports", Map.of(), Map.of("content-type", "text/csv; charset=utf-8"), """
                Email,Reason
                jo@example.org,bounce
                nobody,bounce
                """, WRITER);

        assertThat(taken.status()).isEqualTo(202);
        Json job = body(taken);
        String href = job.at("href").text().orElseThrow();
        assertThat(taken.headers()).containsEntry("Location", href);
        assertThat(job.write())
                .contains("\"work\":\"import\",\"format\":\"csv\",\"state\":\"waiting\",\"by\":\"key:w\"");
        run();

        Json done = body(ask("GET", href.substring(1), Map.of(), Map.of(), "", WRITER));
        assertThat(done.at("state").text()).hasValue("done");
        assertThat(done.at("read").whole()).hasValue(2L);
        assertThat(done.at("refused").whole()).hasValue(1L);
        assertThat(done.at("ended_at").text()).isPresent();
        assertThat(done.items("files")).singleElement().satisfies(file -> {
            assertThat(file.at("url").text().orElseThrow()).startsWith("https://files.example/jobs/out/");
            assertThat(file.at("expires_at").text()).hasValue("2026-11-20T12:15:00Z");
        });
    }

    @Test
    void aLargeFileComesByALink() {
        Answer taken = ask("POST", "v1/imports", Map.of("format", "ndjson", "upload", "true"), Map.of(), "", WRITER);

        Json upload = body(taken).at("upload");
        assertThat(taken.status()).isEqualTo(202);
        assertThat(upload.at("method").text()).hasValue("PUT");
        String link = upload.at("url").text().orElseThrow();
        outside.write(
                link.substring("https://files.example/".length(), link.indexOf('?')),
                "",
                "{\"emailAddress\":\"jo@example.org\",\"reason\":\"COMPLAINT\"}\n".getBytes(StandardCharsets.UTF_8));
        run();

        Json done = body(ask("GET", "v1/jobs/" + id(taken), Map.of(), Map.of(), "", WRITER));
        assertThat(done.at("state").text()).hasValue("done");
        assertThat(done.items("files")).isEmpty();
        assertThat(ask("GET", "v1/suppressions/jo@example.org", Map.of(), Map.of(), "", WRITER)
                        .body())
                .contains("\"reason\":\"complaint\"");
    }

    /// What the lines do not say, the request may.
    @ParameterizedTest
    @CsvSource({"bounce, hard_bounce", "complaint, complaint", "block, blocked", "unsubscribe, manual", "manual, manual"
    })
    void theReasonMayComeWithTheRequest(String reason, String suppressedFor) {
        ask(
                "POST",
                "v1/imports",
                Map.of("format", "csv", "reason", reason),
                Map.of(),
                "email\njo@example.org\n",
                WRITER);
        run();

        assertThat(body(ask("GET", "v1/suppressions/jo@example.org", Map.of(), Map.of(), "", WRITER))
                        .at("reason")
                        .text())
                .hasValue(suppressedFor);
    }

    @Test
    void anExportTakesTheFiltersOfTheList() {
        ask("POST", "v1/imports", Map.of("format", "csv"), Map.of(), """
                email,reason
                jo@example.org,bounce
                ann@example.org,complaint
                """, WRITER);
        run();
        Answer taken =
                ask("POST", "v1/exports", Map.of("format", "ndjson", "reason", "complaint"), Map.of(), "", WRITER);
        run();

        Json done = body(ask("GET", "v1/jobs/" + id(taken), Map.of(), Map.of(), "", WRITER));
        assertThat(done.at("read").whole()).hasValue(1L);
        assertThat(file(done)).startsWith("{\"address\":\"ann@example.org\",\"suppressed\":true");
    }

    @Test
    void theSameRequestAgainIsTheSameJob() {
        Map<String, String> key = Map.of("idempotency-key", "monday");
        String first = id(ask("POST", "v1/exports", Map.of("format", "csv"), key, "", WRITER));

        assertThat(id(ask("POST", "v1/exports", Map.of("format", "csv"), key, "", WRITER)))
                .isEqualTo(first);
        assertThat(id(ask("POST", "v1/exports", Map.of("format", "csv"), Map.of(), "", WRITER)))
                .isNotEqualTo(first);
        assertThat(id(ask("POST", "v1/exports", Map.of("format", "csv"), key, "", new Caller("else", Scope.READ))))
                .isNotEqualTo(first);
    }

    /// Method, path | parameters | body | status | the field that is named.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST v1/imports | format=xml           | x    | 400 | format
            POST v1/imports |                      | x    | 400 | format
            POST v1/imports | format=csv           |      | 400 | body
            POST v1/imports | format=csv           | LONG | 413 | body
            POST v1/imports | format=csv&upload=true | x  | 400 | body
            POST v1/imports | format=csv&upload=1  |      | 400 | upload
            POST v1/imports | format=csv&reason=x  | x    | 400 | reason
            POST v1/imports | format=csv&tenant=x  | x    | 400 | tenant
            POST v1/exports |                      |      | 400 | format
            POST v1/exports | format=csv&reason=x  |      | 400 | reason
            POST v1/exports | format=csv&limit=1   |      | 400 | limit
            GET v1/jobs/x   |                      |      | 404 |
            GET v1/jobs/AAAAAAAAAAAAAAAAAAAAAA |   |      | 404 |
            GET v1/imports  |                      |      | 405 |
            DELETE v1/jobs/x |                     |      | 405 |
            """)
    void whatIsWrongIsNamed(String request, String parameters, String body, int status, String field) {
        String[] part = request.split(" ");
        Answer answer = ask(
                part[0],
                part[1],
                parameters(Optional.ofNullable(parameters).orElse("")),
                Map.of(),
                "LONG".equals(body)
                        ? "x".repeat(4 * 1024 * 1024 + 1)
                        : Optional.ofNullable(body).orElse(""),
                WRITER);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(body(answer).at("field").text()).isEqualTo(Optional.ofNullable(field));
        assertThat(outside.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POST, v1/imports, READ", "POST, v1/exports, CHECK", "GET, v1/jobs/AAAAAAAAAAAAAAAAAAAAAA, CHECK"})
    void whoMayNotIsTold(String method, String path, Scope scope) {
        assertThat(ask(method, path, Map.of("format", "csv"), Map.of(), "x", new Caller("key:x", scope))
                        .status())
                .isEqualTo(403);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String one : text.split("&")) {
            String[] part = one.split("=", 2);
            if (part.length == 2) {
                parameters.put(part[0], part[1]);
            }
        }
        return parameters;
    }

    private void run() {
        JobRunner runner = new JobRunner(
                outside, outside, new ImportStep(ledger, outside), new ExportStep(ledger, outside, QueryApi::shown));
        for (Optional<JobStep> step = outside.next(); step.isPresent(); step = outside.next()) {
            runner.run(step.get(), Questions.call(NOW));
        }
    }

    private String file(Json job) {
        String url = job.items("files").getFirst().at("url").text().orElseThrow();
        byte[] bytes = outside.read(url.substring("https://files.example/".length()), Optional.empty(), 0, 1 << 20)
                .orElseThrow()
                .bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Answer ask(
            String method,
            String path,
            Map<String, String> parameters,
            Map<String, String> headers,
            String body,
            Caller caller) {
        Question question = new Question(method, List.of(path.split("/")), parameters, headers, Body.of(body), caller);
        Answer answer = api.answer(question, new Call("request-" + ++requests, NOW, () -> Duration.ofMinutes(1)));
        CONTRACT.operation(method, question.path())
                .ifPresent(
                        operation -> CONTRACT.check(operation, answer.status(), answer.contentType(), answer.body()));
        return answer;
    }

    private static String id(Answer answer) {
        return body(answer).at("id").text().orElseThrow();
    }

    private static Json body(Answer answer) {
        return Json.parse(answer.body()).orElseThrow();
    }
}
