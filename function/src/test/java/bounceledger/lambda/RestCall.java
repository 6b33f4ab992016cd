package bounceledger.lambda;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// One request as a REST API hands it over (payload 1.0), signed by a role unless it says otherwise.
///
/// @param body in base64, as API Gateway sends what it takes for binary
/// @param identity of `requestContext`
record RestCall(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> headers,
        String body,
        Map<String, String> identity) {

    static final String ROLE = "arn:aws:sts::123456789012:assumed-role/crm/session";

    private static final AtomicInteger CALLS = new AtomicInteger();

    /// What came back.
    record Reply(Json answer) {

        int status() {
            return answer.at("statusCode").whole().orElseThrow().intValue();
        }

        String contentType() {
            return answer.at("headers").at("Content-Type").text().orElse("");
        }

        String header(String name) {
            return answer.at("headers").at(name).text().orElse("");
        }

        String body() {
            return answer.at("body").text().orElseThrow();
        }

        Json json() {
            return Json.parse(body()).orElse(new Json.Null());
        }
    }

    static RestCall of(String method, String target) {
        String[] part = target.split("\\?", 2);
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : part.length == 2 ? part[1].split("&", -1) : new String[0]) {
            String[] both = pair.split("=", 2);
            parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return new RestCall(method, part[0], parameters, Map.of(), "", Map.of("userArn", ROLE));
    }

    RestCall parameters(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        return new RestCall(method, path, all, headers, body, identity);
    }

    RestCall header(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new RestCall(method, path, parameters, all, body, identity);
    }

    RestCall body(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    RestCall bytes(byte[] bytes) {
        String encoded = Base64.getEncoder().encodeToString(bytes);
        return new RestCall(method, path, parameters, headers, encoded, identity);
    }

    RestCall key(String id) {
        return new RestCall(method, path, parameters, headers, body, Map.of("apiKeyId", id, "apiKey", "secret"));
    }

    RestCall nobody() {
        return new RestCall(method, path, parameters, headers, body, Map.of());
    }

    Reply send(QueryHandler handler) {
        String event = JsonText.object()
                .put("httpMethod", method)
                .put("path", path)
                .put("queryStringParameters", object(parameters))
                .put("headers", object(headers))
                .put("requestContext", JsonText.object().put("identity", object(identity)))
                .put("body", Optional.of(body).filter(text -> !text.isEmpty()))
                .put("isBase64Encoded", true)
                .write();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    new StandInContext("request-" + CALLS.incrementAndGet()));
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return new Reply(Json.parse(answer.toByteArray()).orElseThrow());
    }

    private static JsonText object(Map<String, String> texts) {
        JsonText object = JsonText.object();
        texts.forEach(object::put);
        return object;
    }
}
