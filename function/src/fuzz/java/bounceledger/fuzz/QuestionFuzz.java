package bounceledger.fuzz;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A request as the REST API hands it over, written `GET /path?name=value&name=value`; or the event itself, when it
/// opens with a brace. There is an answer, it is well formed, and it is never a failure of ours.
public final class QuestionFuzz {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Set<Long> STATUSES = Set.of(200L, 400L, 404L, 405L);
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
        return new QueryHandler(new QueryApi(ledger, Policy.shipped(), true), InstantSource.fixed(NOW));
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
                answer.at("statusCode").whole().filter(STATUSES::contains).isPresent(),
                () -> "a failure: " + answer.write());
        Optional<Json> body = answer.at("body").text().flatMap(Json::parse);
        Flaw.unless(body.filter(Json.Obj.class::isInstance).isPresent(), () -> "no body: " + answer.write());
        Json headers = answer.at("headers");
        headers.at("Content-Type")
                .text()
                .ifPresentOrElse(
                        type -> Flaw.unless(
                                List.of("application/json", "application/problem+json")
                                        .contains(type),
                                () -> "another type: " + type),
                        () -> Flaw.unless(false, () -> "no type: " + answer.write()));
    }

    /// A cursor is what it says, however it is written.
    private static void cursorMustHold(String text) {
        Cursor.parse(text)
                .ifPresent(cursor -> Flaw.unless(
                        Cursor.parse(cursor.toString()).equals(Optional.of(cursor)),
                        () -> "another cursor: " + cursor));
    }

    private static String event(String request) {
        int space = request.indexOf(' ');
        String target = request.substring(space + 1);
        int mark = target.indexOf('?');
        JsonText parameters = JsonText.object();
        for (String pair : (mark < 0 ? "" : target.substring(mark + 1)).split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
        }
        return JsonText.object()
                .put("httpMethod", request.substring(0, Math.max(0, space)))
                .put("path", mark < 0 ? target : target.substring(0, mark))
                .put("queryStringParameters", parameters)
                .write();
    }
}
