package bounceledger.query;

import bounceledger.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /// As HEAD asks for it.
    Answer withoutBody() {
        return new Answer(status, contentType, "", headers, trouble);
    }

    /// 304 when the caller has this very answer (RFC 9110 section 13.1.2).
    Answer unlessKnown(Question question) {
        if (status != 200 || !question.method().equals("GET")) {
            return this;
        }
        String tag = tag();
        boolean isKnown = question.header("if-none-match").stream()
                .flatMap(known -> Stream.of(known.split(",", -1)))
                .anyMatch(known -> known.strip().equals("*") || known.strip().endsWith(tag));
        return (isKnown ? new Answer(304, contentType, "", headers, trouble) : this).with("ETag", tag);
    }

    private String tag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12)) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    Answer withTrouble(String trouble) {
        return new Answer(status, contentType, body, headers, Optional.of(trouble));
    }
}
