package bounceledger.fuzz;

import bounceledger.classify.Classifier;
import bounceledger.decide.Event;
import bounceledger.decide.Policy;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.lambda.QueryHandler;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.MemoryLedger;
import bounceledger.query.QueryApi;
import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A request as the REST API hands it over, written `GET /path?name=value&name=value`, and the body behind it from its
/// brace on; or the event itself, when it opens with a brace. There is an answer, it is well formed, and it is never a
/// failure of ours.
public final class QuestionFuzz {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Set<String> JSON = Set.of("application/json", "application/problem+json");
    private static final QueryHandler HANDLER = handler();
    private static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> "fuzz");

    private QuestionFuzz() {}

    private static QueryHandler handler() {
        MemoryLedger ledger = new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(NOW));
        ledger.book(
                Stream.of("jo@example.org", "kim@example.net", "lee@example.com")
                        .map(address -> Event.complained(address, "m-" + address, NOW.minusSeconds(3_600))
                                .evidence())
                        .toList(),
                new Call("fuzz", NOW, () -> Duration.ofMinutes(1)));
        Classifier classifier = Classifier.shipped();
        QueryApi.Parts parts = new QueryApi.Parts(ledger, ledger, () -> classifier, Policy.shipped(), true);
        return new QueryHandler(new QueryApi(parts), InstantSource.fixed(NOW));
    }

    /// Once, so that loading the rule book is no slow input.
    public static void fuzzerInitialize() throws IOException {
        fuzzerTestOneInput("GET /v1/stats".getBytes(StandardCharsets.UTF_8));
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] event = text.startsWith("{") ? bytes : event(text).getBytes(StandardCharsets.UTF_8);
        HANDLER.handleRequest(new ByteArrayInputStream(event), out, CONTEXT);
        Json answer = Json.parse(out.toByteArray()).orElseThrow(() -> new AssertionError("not JSON: " + out));
        mustBeAnAnswer(answer);
        cursorMustHold(text);
    }

    private static void mustBeAnAnswer(Json answer) {
        Flaw.unless(
                answer.at("statusCode")
                        .whole()
                        .filter(status -> status >= 200 && status < 500)
                        .isPresent(),
                () -> "a failure: " + answer.write());
        boolean json = answer.at("headers")
                .at("Content-Type")
                .text()
                .filter(JSON::contains)
                .isPresent();
        String body = answer.at("body").text().orElse("");
        // HEAD has none.
        Flaw.unless(!json || body.isEmpty() || Json.parse(body).isPresent(), () -> "no JSON: " + answer.write());
    }

    /// A cursor is what it says, however it is written.
    private static void cursorMustHold(String text) {
        Cursor.parse(text)
                .ifPresent(cursor -> Flaw.unless(
                        Cursor.parse(cursor.toString()).equals(Optional.of(cursor)),
                        () -> "another cursor: " + cursor));
    }

    private static String event(String request) {
        int body = request.indexOf(" {");
        String head = body < 0 ? request : request.substring(0, body);
        int space = head.indexOf(' ');
        String target = head.substring(space + 1);
        int mark = target.indexOf('?');
        JsonText parameters = JsonText.object();
        for (String pair : (mark < 0 ? "" : target.substring(mark + 1)).split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
        }
        return JsonText.object()
                .put("httpMethod", head.substring(0, Math.max(0, space)))
                .put("path", mark < 0 ? target : target.substring(0, mark))
                .put("queryStringParameters", parameters)
                .put("headers", JsonText.object().put("Content-Type", "application/json"))
                .put("body", body < 0 ? "" : request.substring(body + 1))
                .put(
                        "requestContext",
                        JsonText.object()
                                .put("identity", JsonText.object().put("userArn", "arn:aws:iam::123456789012:role/x")))
                .write();
    }
}
