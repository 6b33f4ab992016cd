package bounceledger.lambda;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.query.Answer;
import bounceledger.query.QueryApi;
import bounceledger.query.Question;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers what a REST API hands over (payload 1.0): one question, one response, never an exception for a bad one.
public final class QueryHandler implements RequestStreamHandler {

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff");

    /// Must name what is allowed (RFC 9110 section 15.5.6).
    private static final int METHOD_NOT_ALLOWED = 405;

    /// A question of each kind.
    private static final List<String> REHEARSED = List.of("address.json", "list.json", "statistics.json");

    private final QueryApi api;
    private final InstantSource clock;

    /// Held so that it is not forgotten; empty where nobody takes a snapshot.
    @SuppressWarnings("unused")
    private final Optional<Rehearsal> rehearsal;

    public QueryHandler() {
        this(
                Wiring.queries(),
                InstantSource.system(),
                Optional.of(Rehearsal.before(QueryHandler::rehearsing, REHEARSED)));
    }

    /// A handler of other parts than the deployed ones, on one machine.
    public QueryHandler(QueryApi api, InstantSource clock) {
        this(api, clock, Optional.empty());
    }

    private QueryHandler(QueryApi api, InstantSource clock, Optional<Rehearsal> rehearsal) {
        this.api = api;
        this.clock = clock;
        this.rehearsal = rehearsal;
    }

    private static QueryHandler rehearsing() {
        return new QueryHandler(Wiring.queries(Rehearsal.environment(), Rehearsal.clients()), InstantSource.system());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Answer answered =
                api.answer(question(Json.parse(event.readAllBytes()).orElse(new Json.Null())), clock.instant());
        answered.trouble().ifPresent(QueryHandler::log);
        answer.write(write(response(answered)).getBytes(StandardCharsets.UTF_8));
    }

    private static void log(String trouble) {
        System.out.println(JsonText.object().put("trouble", trouble).write());
    }

    private static Question question(Json event) {
        Map<String, String> parameters = new HashMap<>();
        if (event.at("queryStringParameters") instanceof Json.Obj(Map<String, Json> members)) {
            members.forEach((name, value) -> value.text().ifPresent(text -> parameters.put(name, text)));
        }
        List<String> path = Arrays.stream(event.at("path").text().orElse("/").split("/"))
                .filter(segment -> !segment.isEmpty())
                // A custom domain may put its base path in front.
                .dropWhile(segment -> !segment.equals("v1"))
                .map(PercentEncoding::decode)
                .toList();
        return new Question(event.at("httpMethod").text().orElse(""), path, parameters);
    }

    private static APIGatewayProxyResponseEvent response(Answer answer) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put("Content-Type", answer.contentType());
        if (answer.status() == METHOD_NOT_ALLOWED) {
            headers.put("Allow", "GET");
        }
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(answer.status())
                .withHeaders(headers)
                .withBody(answer.body())
                .withIsBase64Encoded(false);
    }

    private static String write(APIGatewayProxyResponseEvent response) {
        JsonText headers = JsonText.object();
        response.getHeaders().forEach(headers::put);
        return JsonText.object()
                .put("statusCode", response.getStatusCode())
                .put("headers", headers)
                .put("body", response.getBody())
                .put("isBase64Encoded", response.getIsBase64Encoded())
                .write();
    }
}
