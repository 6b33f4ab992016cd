package bounceledger.query;

import bounceledger.json.JsonText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One HTTP response.
///
/// @param headers besides the content type
/// @param trouble what the log should say and the body does not; empty when all went well
public record Answer(
        int status, String contentType, String body, Map<String, String> headers, Optional<String> trouble) {

    static final String JSON = "application/json";

    public Answer {
        headers = Map.copyOf(headers);
    }

    Answer(int status, String contentType, String body) {
        this(status, contentType, body, Map.of(), Optional.empty());
    }

    static Answer ok(JsonText body) {
        return new Answer(200, JSON, body.write());
    }

    static Answer noContent() {
        return new Answer(204, JSON, "");
    }

    Answer with(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new Answer(status, contentType, body, all, trouble);
    }

    Answer withTrouble(String trouble) {
        return new Answer(status, contentType, body, headers, Optional.of(trouble));
    }
}
