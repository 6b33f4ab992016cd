package bounceledger.query;

import bounceledger.json.JsonText;
import java.util.Optional;

/// One HTTP response.
///
/// @param trouble what the log should say and the body does not; empty when all went well
public record Answer(int status, String contentType, String body, Optional<String> trouble) {

    static Answer ok(JsonText body) {
        return new Answer(200, "application/json", body.write(), Optional.empty());
    }

    Answer with(String trouble) {
        return new Answer(status, contentType, body, Optional.of(trouble));
    }
}
