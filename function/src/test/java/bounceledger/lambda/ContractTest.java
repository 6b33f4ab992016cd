package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Policy;
import bounceledger.json.Json;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import bounceledger.query.Contract;
import bounceledger.query.Questions;
import bounceledger.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Every route by the events of a REST API, good and bad; every answer is held against the OpenAPI document.
class ContractTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant BOOKED = NOW.minusSeconds(120);
    private static final Contract CONTRACT = new Contract();
    private static final JsonMapper JSON = new JsonMapper();

    private final QueryHandler handler = new QueryHandler(
            Questions.api(ledger(), Policy.shipped()),
            Map.of("r", Scope.READ, "w", Scope.WRITE, "a", Scope.ADMIN),
            InstantSource.fixed(NOW));

    private static MemoryLedger ledger() {
        MemoryLedger ledger = new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(BOOKED));
        Instant then = BOOKED.minusSeconds(60);
        ledger.book(
                Stream.of(
                                Event.failed("jo@example.org", "m1", Cause.INVALID_RECIPIENT, then),
                                Event.complained("mo@example.net", "m2", then),
                                Event.deferred("flo@example.com", "m3", Cause.SERVER_ERROR, then),
                                Event.deferred("unsaid@example.com", "m4", Cause.UNDETERMINED, then)
                                        .saying("550 refused for unsaid@example.com (4fXk2b3c9dz1), see page 20261"))
                        .map(Event::evidence)
                        .toList(),
                new Call("request-0", BOOKED, () -> Duration.ofMinutes(1)));
        return ledger;
    }

    /// Method | path and query | body | status | the field that a problem names.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 100_000, textBlock = """
            GET    | /v1/suppressions                                        |  | 200 |
            GET    | /v1/suppressions?reason=complaint,manual                |  | 200 |
            GET    | /v1/suppressions?cause=mailbox_full&provider=google     |  | 200 |
            GET    | /v1/suppressions?domain=example.org&from=2026-11-20     |  | 200 |
            GET    | /v1/suppressions?updated_since=2026-11-20T11:00:00Z     |  | 200 |
            GET    | /v1/suppressions?reason=annoyed                         |  | 400 | reason
            GET    | /v1/suppressions?reason=                                |  | 400 | reason
            GET    | /v1/suppressions?cause=weather                          |  | 400 | cause
            GET    | /v1/suppressions?domain=a@b                             |  | 400 | domain
            GET    | /v1/suppressions?from=yesterday                         |  | 400 | from
            GET    | /v1/suppressions?to=2026-02-30                          |  | 400 | to
            GET    | /v1/suppressions?updated_since=2026-11-20T12:00:00      |  | 400 | updated_since
            GET    | /v1/suppressions?updated_since=2026-11-20T25:00:00Z     |  | 400 | updated_since
            GET    | /v1/suppressions?limit=1001                             |  | 400 | limit
            GET    | /v1/suppressions?cursor=MTowOg                          |  | 200 |
            GET    | /v1/suppressions?cursor=MTowOg&reason=complaint         |  | 400 | cursor
            GET    | /v1/suppressions?cursor=x                               |  | 400 | cursor
            GET    | /v1/suppressions?page=2                                 |  | 400 | page
            GET    | /v1/suppressions/jo@example.org                         |  | 200 |
            GET    | /v1/suppressions/jo@example.org?explain=true            |  | 200 |
            GET    | /v1/suppressions/jo@example.org?explain=1               |  | 400 | explain
            GET    | /v1/suppressions/flo@example.com?explain=true           |  | 200 |
            GET    | /v1/suppressions/nobody@example.org                     |  | 404 |
            GET    | /v1/suppressions/nobody                                 |  | 400 | address
            PUT    | /v1/suppressions/no%2F%25%22@example.org                |  | 400 | address
            PUT    | /v1/suppressions/dep%2Fjo+x@example.org                 |  | 200 |
            PUT    | /v1/suppressions/j%C3%BCrgen@example.org                | {"note": "by letter"} | 200 |
            PUT    | /v1/suppressions/jo@example.org                         | {"note": 1} | 400 | note
            PUT    | /v1/suppressions/jo@example.org                         | {"why": "x"} | 400 | why
            PUT    | /v1/suppressions/jo@example.org                         | nonsense | 400 | body
            PUT    | /v1/suppressions/jo@example.org?force=true              |  | 400 | force
            DELETE | /v1/suppressions/jo@example.org                         |  | 204 |
            DELETE | /v1/suppressions/nobody@example.org?note=x              |  | 204 |
            DELETE | /v1/suppressions/mo@example.net?note=x                  |  | 409 |
            DELETE | /v1/suppressions/nobody                                 |  | 400 | address
            DELETE | /v1/suppressions/jo@example.org?why=x                   |  | 400 | why
            DELETE | /v1/forced/suppressions/mo@example.net?note=consent     |  | 204 |
            DELETE | /v1/forced/suppressions/mo@example.net                  |  | 400 | note
            POST   | /v1/suppressions/lookup | {"address": "jo@example.org"} | 200 |
            POST   | /v1/suppressions/lookup | {"address": "flo@example.com", "explain": true} | 200 |
            POST   | /v1/suppressions/lookup | {"address": "nobody@example.org"} | 404 |
            POST   | /v1/suppressions/lookup | {} | 400 | address
            POST   | /v1/suppressions/lookup | {"address": "jo"} | 400 | address
            POST   | /v1/suppressions/lookup | {"address": "jo@example.org", "explain": "yes"} | 400 | explain
            POST   | /v1/suppressions/lookup | [] | 400 | body
            POST   | /v1/suppressions/lookup |  | 400 | body
            POST   | /v1/suppressions/check  | {"addresses": ["jo@example.org", "JO@EXAMPLE.ORG", "x", ""]} | 200 |
            POST   | /v1/suppressions/check  | {"addresses": []} | 200 |
            POST   | /v1/suppressions/check  | {"addresses": "jo@example.org"} | 400 | addresses
            POST   | /v1/suppressions/check  | {"addresses": ["jo@example.org", 1]} | 400 | addresses[1]
            POST   | /v1/suppressions/check  | {"addresses": [null]} | 400 | addresses[0]
            POST   | /v1/suppressions/check  | {"addresses": [], "explain": true} | 400 | explain
            POST   | /v1/suppressions/check  | {"addresses": [], "addresses": []} | 400 | body
            GET    | /v1/suppressions/changes                                |  | 200 |
            GET    | /v1/suppressions/changes?limit=1                        |  | 200 |
            GET    | /v1/suppressions/changes?limit=0                        |  | 400 | limit
            GET    | /v1/suppressions/changes?cursor=MTowOg                  |  | 400 | cursor
            GET    | /v1/suppressions/changes?cursor=ZjE6MToxOjA6            |  | 410 | cursor
            POST   | /v1/suppressions/batch  | {"items": [{"address": "x", "action": "suppress"}]} | 200 |
            POST   | /v1/suppressions/batch  | {"items": [{"address": "x@example.org", "action": "ban"}]} | 400 | items[0].action
            POST   | /v1/suppressions/batch  | {"items": [{"address": "x@example.org", "force": true}]} | 400 | items[0].force
            POST   | /v1/suppressions/batch  | {"items": ["x@example.org"]} | 400 | items[0]
            POST   | /v1/suppressions/batch  | {"items": {}} | 400 | items
            POST   | /v1/forced/suppressions/batch | {"items": [{"address": "mo@example.net", "action": "lift"}]} | 200 |
            GET    | /v1/stats                                               |  | 200 |
            GET    | /v1/stats?group_by=campaign                             |  | 200 |
            GET    | /v1/stats?group_by=weather                              |  | 400 | group_by
            GET    | /v1/replies                                             |  | 200 |
            GET    | /v1/replies?cause=undetermined&from=2026-11-01          |  | 200 |
            GET    | /v1/replies?cause=mailbox_full                          |  | 400 | cause
            GET    | /v1/replies?from=2026-10-01                             |  | 400 | from
            POST   | /v1/explain             | {"reply": "550 5.1.1 no such user"} | 200 |
            POST   | /v1/explain             | {"reply": "421 too busy", "status": "4.3.2", "remote_mta": "mx.example.net"} | 200 |
            POST   | /v1/explain             | {"reply": " "} | 400 | reply
            POST   | /v1/explain             | {"reply": "x", "status": "bad"} | 400 | status
            POST   | /v1/explain?x=1         | {"reply": "x"} | 400 | x
            GET    | /v1/openapi.yaml                                        |  | 200 |
            GET    | /compat/sendgrid/v3/suppression/bounces                 |  | 200 |
            GET    | /compat/sendgrid/v3/suppression/bounces?limit=501       |  | 400 | limit
            GET    | /compat/sendgrid/v3/suppression/bounces/jo@example.org  |  | 200 |
            GET    | /compat/sendgrid/v3/suppression/bounces/mo@example.net  |  | 200 |
            """)
    void answersAsDocumented(String method, String path, String body, int status, String field) {
        RestCall.Reply reply = RestCall.of(method, path)
                .body(Optional.ofNullable(body).orElse(""))
                .send(handler);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(Optional.ofNullable(field))
                .isEqualTo(reply.json().at("field").text());
        check(method, path, reply);
    }

    private static void check(String method, String path, RestCall.Reply reply) {
        List<String> segments = Stream.of(path.split("\\?", 2)[0].split("/", -1))
                .filter(one -> !one.isEmpty())
                .toList();
        CONTRACT.check(
                CONTRACT.operation(method, segments).orElseThrow(), reply.status(), reply.contentType(), reply.body());
    }

    static List<Contract.Operation> operations() {
        return CONTRACT.operations();
    }

    /// The examples are asked in the document's own words, and it must have got the answers that it shows.
    @ParameterizedTest
    @MethodSource("operations")
    void examplesAreReal(Contract.Operation operation) {
        String path = operation.path();
        for (Map.Entry<String, String> variable :
                CONTRACT.examples(operation, "path").entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        RestCall.Reply reply = RestCall.of(operation.method(), path)
                .parameters(CONTRACT.examples(operation, "query"))
                .body(operation
                        .node()
                        .at("/requestBody/content/application~1json/example")
                        .toString())
                .send(handler);

        assertThat(reply.status()).as(reply.body()).isBetween(200, 204);
        check(operation.method(), path, reply);
        String shown = operation
                .node()
                .at("/responses/200/content/application~1json/example")
                .toString();
        if (!shown.isEmpty()) {
            assertThat(JSON.readTree(reply.body())).isEqualTo(JSON.readTree(shown));
        }
    }

    /// What each scope may; one who may not learns nothing else.
    @ParameterizedTest
    @MethodSource("operations")
    void everyRouteWantsItsScope(Contract.Operation operation) {
        String path = operation.path().replace("{address}", "nobody@example.org");
        int needed = path.contains("/forced/")
                ? 3
                : operation.node().path("tags").toString().contains("change")
                        ? 2
                        : operation.node().path("tags").toString().contains("read") || path.endsWith("/bounces")
                                ? 1
                                : 0;
        List<String> keys = List.of("unlisted", "r", "w", "a");
        for (int key = 0; key < keys.size(); key++) {
            int status = RestCall.of(operation.method(), path)
                    .key(keys.get(key))
                    .send(handler)
                    .status();
            assertThat(status == 403).as("%s with %s", operation, keys.get(key)).isEqualTo(key < needed);
        }
        assertThat(RestCall.of(operation.method(), path).nobody().send(handler).status())
                .isEqualTo(403);
    }

    @Test
    void aCheckOnlyKeySeesNoEvidence() {
        assertThat(RestCall.of("GET", "/v1/suppressions/jo@example.org?explain=true")
                        .key("unlisted")
                        .send(handler)
                        .status())
                .isEqualTo(403);
        assertThat(RestCall.of("POST", "/v1/suppressions/lookup")
                        .body("{\"address\": \"jo@example.org\", \"explain\": true}")
                        .key("unlisted")
                        .send(handler)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void bodiesHaveLimits() {
        String thousand = "\"jo@example.org\",".repeat(1_000);
        assertThat(check("{\"addresses\": [" + thousand.substring(0, thousand.length() - 1) + "]}")
                        .json()
                        .items("data"))
                .hasSize(1_000);
        RestCall.Reply tooMany = check("{\"addresses\": [" + thousand + "\"x\"]}");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().at("field").text()).hasValue("addresses");
        assertThat(check(" ".repeat(2 * 1024 * 1024 + 1)).status()).isEqualTo(413);
    }

    private RestCall.Reply check(String body) {
        RestCall.Reply reply =
                RestCall.of("POST", "/v1/suppressions/check").body(body).send(handler);
        check("POST", "/v1/suppressions/check", reply);
        return reply;
    }

    @Test
    void otherMediaTypesAndEncodingsAreRefused() {
        RestCall check = RestCall.of("POST", "/v1/suppressions/check").body("{\"addresses\": []}");
        assertThat(check.header("Content-Type", "text/csv").send(handler).status())
                .isEqualTo(415);
        assertThat(check.header("content-type", "Application/JSON; charset=utf-8")
                        .send(handler)
                        .status())
                .isEqualTo(200);
        RestCall.Reply latin = check.bytes(new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'})
                .send(handler);
        assertThat(latin.status()).isEqualTo(400);
        assertThat(latin.json().at("detail").text()).hasValue("the body is not UTF-8");
    }

    @Test
    void headOptionsAndEtag() {
        RestCall.Reply got = RestCall.of("GET", "/v1/suppressions").send(handler);
        String tag = got.header("ETag");
        assertThat(RestCall.of("HEAD", "/v1/suppressions").send(handler))
                .satisfies(head -> assertThat(head.body()).isEmpty())
                .satisfies(head -> assertThat(head.header("ETag")).isEqualTo(tag));
        RestCall.Reply known = RestCall.of("GET", "/v1/suppressions")
                .header("If-None-Match", tag)
                .send(handler);
        assertThat(known.status()).isEqualTo(304);
        check("GET", "/v1/suppressions", known);
        RestCall.Reply options =
                RestCall.of("OPTIONS", "/v1/suppressions/jo@example.org").send(handler);
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
        assertThat(new Json.Null()).isEqualTo(options.json().at("anything"));
    }
}
