package bounceledger.tools.local;

import bounceledger.json.JsonText;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An HTTP request as a REST API hands it to a function, payload 1.0: the path as it was sent, still encoded; the
/// parameters decoded, each value of one given twice; a body that is no text in base64.
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
record HttpQuestion(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

    /// Whoever may talk to this machine's loopback.
    private static final String CALLER = "arn:aws:iam::000000000000:user/local";

    String event(String requestId) {
        String path = uri.getRawPath();
        Optional<String> text = text();
        return JsonText.object()
                .put("resource", path.equals("/") ? "/" : "/{proxy+}")
                .put("path", path)
                .put("httpMethod", method)
                .put("headers", last(headers))
                .put("multiValueHeaders", all(headers))
                .put("queryStringParameters", last(parameters()))
                .put("multiValueQueryStringParameters", all(parameters()))
                .put("requestContext", context(requestId))
                .put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)))
                .put("isBase64Encoded", text.isEmpty())
                .write();
    }

    private JsonText context(String requestId) {
        return JsonText.object()
                .put("requestId", requestId)
                .put("stage", "local")
                .put("httpMethod", method)
                .put("path", uri.getRawPath())
                .put("identity", JsonText.object().put("sourceIp", "127.0.0.1").put("userArn", CALLER));
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            if (!part.isEmpty()) {
                String[] sides = part.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(sides[0]), _ -> new ArrayList<>())
                        .add(sides.length == 1 ? "" : decoded(sides[1]));
            }
        }
        return parameters;
    }

    /// The server refuses a URI that is not well encoded before it gets here.
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static JsonText last(Map<String, List<String>> values) {
        JsonText json = JsonText.object();
        values.forEach((name, some) -> json.put(name, some.getLast()));
        return json;
    }

    private static JsonText all(Map<String, List<String>> values) {
        JsonText json = JsonText.object();
        values.forEach(json::put);
        return json;
    }

    private Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
