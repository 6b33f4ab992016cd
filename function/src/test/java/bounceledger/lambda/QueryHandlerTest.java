package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Policy;
import bounceledger.json.Json;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import bounceledger.query.Questions;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The question as a REST API hands it over, written by Lambda's own serialiser.
class QueryHandlerTest {

    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");

    private final MemoryLedger ledger =
            new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(THEN));
    private final QueryHandler handler =
            new QueryHandler(Questions.api(ledger, Policy.shipped()), InstantSource.fixed(THEN));

    /// As it stands in the path | the address that is meant.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jo@example.org                       | jo@example.org
            jo%40example.org                     | jo@example.org
            JO%40EXAMPLE.ORG                     | jo@example.org
            jo+news@example.org                  | jo+news@example.org
            jo%2Bnews%40example.org              | jo+news@example.org
            dep%2Fjo@example.org                 | dep/jo@example.org
            100%25jo@example.org                 | 100%jo@example.org
            jo%252Fx@example.org                 | jo%2fx@example.org
            %22jo%20smith%22@example.org         | "jo smith"@example.org
            %22jo%22@example.org                 | jo@example.org
            j%C3%BCrgen@example.org              | jürgen@example.org
            jo@b%C3%BCcher.example               | jo@xn--bcher-kva.example
            jo@xn--bcher-kva.example             | jo@xn--bcher-kva.example
            o'hara%23x&y=z@example.org           | o'hara#x&y=z@example.org
            """)
    void findsAnAddressHoweverItIsEncoded(String segment, String address) throws IOException {
        ledger.book(
                List.of(Event.complained(address, "m1", THEN).evidence()),
                new Call("request-1", THEN, () -> Duration.ofMinutes(1)));

        Json answer = get("/v1/suppressions/" + segment, Map.of());

        assertThat(answer.at("statusCode").whole()).hasValue(200L);
        assertThat(body(answer).at("address").text()).hasValue(address);
        assertThat(answer.at("isBase64Encoded")).isEqualTo(new Json.Bool(false));
        assertThat(answer.at("headers").at("Content-Type").text()).hasValue("application/json");
        assertThat(answer.at("headers").at("Cache-Control").text()).hasValue("no-store");
    }

    @Test
    void aBasePathOfACustomDomainIsNoPartOfTheQuestion() throws IOException {
        assertThat(get("/bounces/v1/suppressions", Map.of()).at("statusCode").whole())
                .hasValue(200L);
        assertThat(get("/bounces/suppressions", Map.of()).at("statusCode").whole())
                .hasValue(404L);
    }

    /// Encoded badly, it is no address, or one that nobody has; never a failure.
    @ParameterizedTest
    @CsvSource({"%zz@example.org, 404", "%C3@example.org, 404", "%@example.org, 404", "%40, 400", "%00@example.org, 400"
    })
    void badEncodingIsAnswered(String segment, long status) throws IOException {
        assertThat(get("/v1/suppressions/" + segment, Map.of()).at("statusCode").whole())
                .hasValue(status);
    }

    @Test
    void passesParameters() throws IOException {
        ledger.book(
                List.of(Event.failed("jo@example.org", "m1", Cause.BLOCKLISTED, THEN)
                        .evidence()),
                new Call("request-1", THEN, () -> Duration.ofMinutes(1)));

        assertThat(get("/v1/suppressions/jo@example.org", Map.of())
                        .at("statusCode")
                        .whole())
                .hasValue(404L);
        assertThat(body(get("/v1/suppressions/jo@example.org", Map.of("explain", "true")))
                        .items("evidence"))
                .hasSize(1);
        assertThat(body(get("/v1/stats", Map.of("from", "2026-11-20", "to", "2026-11-20", "group_by", "cause")))
                        .write())
                .contains("{\"cause\":\"blocklisted\",\"count\":1}");
    }

    @Test
    void aBadParameterIsNamed() throws IOException {
        Json answer = get("/v1/suppressions", Map.of("limit", "many"));

        assertThat(answer.at("statusCode").whole()).hasValue(400L);
        assertThat(answer.at("headers").at("Content-Type").text()).hasValue("application/problem+json");
        assertThat(body(answer).at("field").text()).hasValue("limit");
    }

    @Test
    void anotherMethodIsToldWhichIsAllowed() throws IOException {
        Json answer =
                ask(new APIGatewayProxyRequestEvent().withHttpMethod("DELETE").withPath("/v1/suppressions"));

        assertThat(answer.at("statusCode").whole()).hasValue(405L);
        assertThat(answer.at("headers").at("Allow").text()).hasValue("GET, HEAD, OPTIONS");
    }

    /// What is no question at all gets an answer too: a function that throws is a 502 without a word.
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "no json", "{\"httpMethod\": 1, \"path\": []}"})
    void whateverComesIsAnswered(String event) throws IOException {
        assertThat(ask(event.getBytes(StandardCharsets.UTF_8)).at("statusCode").whole())
                .hasValue(405L);
    }

    private Json get(String path, Map<String, String> parameters) throws IOException {
        return ask(new APIGatewayProxyRequestEvent()
                .withHttpMethod("GET")
                .withPath(path)
                .withQueryStringParameters(parameters.isEmpty() ? null : parameters));
    }

    private Json ask(APIGatewayProxyRequestEvent question) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(
                        APIGatewayProxyRequestEvent.class, APIGatewayProxyRequestEvent.class.getClassLoader())
                .toJson(question, event);
        return ask(event.toByteArray());
    }

    private Json ask(byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, new StandInContext("request-1"));
        return Json.parse(answer.toByteArray()).orElseThrow();
    }

    private static Json body(Json answer) {
        return Json.parse(answer.at("body").text().orElseThrow()).orElseThrow();
    }
}
