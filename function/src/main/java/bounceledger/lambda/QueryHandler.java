package bounceledger.lambda;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.Call;
import bounceledger.query.Answer;
import bounceledger.query.QueryApi;
import bounceledger.query.Scope;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers what a REST API hands over (payload 1.0): one question, one response, never an exception for a bad one.
public final class QueryHandler implements RequestStreamHandler {

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff");

    private static final int NO_CONTENT = 204;

    /// A question of each kind.
    private static final List<String> REHEARSED = List.of("address.json", "list.json", "statistics.json");

    private final QueryApi api;
    private final QuestionReader reader;
    private final InstantSource clock;

    /// Held so that it is not forgotten; empty where nobody takes a snapshot.
    @SuppressWarnings("unused")
    private final Optional<Rehearsal> rehearsal;

    public QueryHandler() {
        this(Wiring.deployed(), Optional.of(Rehearsal.before(QueryHandler::rehearsing, REHEARSED)));
    }

    /// A handler of other parts than the deployed ones, on one machine.
    public QueryHandler(QueryApi api, InstantSource clock) {
        this(api, Map.of(), clock);
    }

    /// @param keys what the holder of an API key may do, by the key's id
    public QueryHandler(QueryApi api, Map<String, Scope> keys, InstantSource clock) {
        this(api, new QuestionReader(keys), clock, Optional.empty());
    }

    private QueryHandler(Wiring wiring, Optional<Rehearsal> rehearsal) {
        this(wiring.queries(), new QuestionReader(wiring.settings().keys()), InstantSource.system(), rehearsal);
    }

    private QueryHandler(QueryApi api, QuestionReader reader, InstantSource clock, Optional<Rehearsal> rehearsal) {
        this.api = api;
        this.reader = reader;
        this.clock = clock;
        this.rehearsal = rehearsal;
    }

    private static QueryHandler rehearsing() {
        return new QueryHandler(Wiring.of(Rehearsal.environment(), Rehearsal.clients(), System.out), Optional.empty());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Call call = new Call(
                context.getAwsRequestId(),
                clock.instant(),
                () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        Json asked = Json.parse(event.readAllBytes()).orElse(new Json.Null());
        Answer answered = api.answer(reader.read(asked), call);
        answered.trouble().ifPresent(QueryHandler::log);
        answer.write(write(response(answered)).getBytes(StandardCharsets.UTF_8));
    }

    private static void log(String trouble) {
        System.out.println(JsonText.object().put("trouble", trouble).write());
    }

    private static APIGatewayProxyResponseEvent response(Answer answer) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        if (answer.status() != NO_CONTENT) {
            headers.put("Content-Type", answer.contentType());
        }
        headers.putAll(answer.headers());
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
