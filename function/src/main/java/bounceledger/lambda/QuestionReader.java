package bounceledger.lambda;

import bounceledger.json.Json;
import bounceledger.query.Body;
import bounceledger.query.Caller;
import bounceledger.query.Question;
import bounceledger.query.Scope;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the question out of what a REST API hands over (payload 1.0).
///
/// Who is let in by IAM may do whatever the policy lets through, by method and path. Who calls the function itself,
/// not by an API, may do anything: IAM has let him, and he could write the event as he likes.
///
/// @param keys what the holder of an API key may do, by the key's id; of any other key no more than {@link Scope#CHECK}
record QuestionReader(Map<String, Scope> keys) {

    private static final Set<String> ROOTS = Set.of("v1", "compat", "page");

    Question read(Json event) {
        return new Question(
                event.at("httpMethod").text().orElse(""),
                isStart(event) ? List.of() : path(event.at("path").text().orElse("/")),
                texts(event.at("queryStringParameters"), name -> name),
                texts(event.at("headers"), name -> name.toLowerCase(Locale.ROOT)),
                body(event),
                caller(event));
    }

    /// By the pattern, since the base path of a custom domain looks like any other path.
    private static boolean isStart(Json event) {
        return event.at("resource").text().equals(Optional.of("/"));
    }

    /// A custom domain may put its base path in front.
    private static List<String> path(String path) {
        List<String> segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        List<String> ours =
                segments.stream().dropWhile(segment -> !ROOTS.contains(segment)).toList();
        return ours.isEmpty() ? segments : ours;
    }

    private static Map<String, String> texts(Json object, Function<String, String> name) {
        Map<String, String> texts = new HashMap<>();
        if (object instanceof Json.Obj(Map<String, Json> members)) {
            members.forEach((member, value) -> value.text().ifPresent(text -> texts.put(name.apply(member), text)));
        }
        return texts;
    }

    private static Body body(Json event) {
        String text = event.at("body").text().orElse("");
        return event.at("isBase64Encoded").equals(new Json.Bool(true)) ? decoded(text) : Body.of(text);
    }

    /// API Gateway encodes well; of anything else there is no body.
    private static Body decoded(String base64) {
        try {
            return new Body(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Body.NONE;
        }
    }

    private Caller caller(Json event) {
        Json identity = event.at("requestContext").at("identity");
        Optional<Caller> byIam = identity.at("userArn").word().map(arn -> new Caller(arn, Scope.ADMIN));
        Optional<Caller> byKey = identity.at("apiKeyId")
                .word()
                .map(key -> new Caller("key:" + key, keys.getOrDefault(key, Scope.CHECK)));
        Caller otherwise = event.has("requestContext")
                ? new Caller("nobody", Scope.NONE)
                : new Caller("an invocation of the function itself", Scope.ADMIN);
        return byIam.or(() -> byKey).orElse(otherwise);
    }
}
