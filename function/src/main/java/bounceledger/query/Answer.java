package bounceledger.query;

import bounceledger.json.JsonText;

/// One HTTP response.
public record Answer(int status, String contentType, String body) {

    static Answer ok(JsonText body) {
        return new Answer(200, "application/json", body.write());
    }
}
