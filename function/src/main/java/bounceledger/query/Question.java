package bounceledger.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One HTTP request, as far as an answer depends on it.
///
/// @param path its segments, still percent-encoded: an address may hold a `/`, and who is allowed one path must not
///     reach another by writing it differently
/// @param parameters of the query string, decoded; of one given twice the last
/// @param headers by their names in lower case
public record Question(
        String method,
        List<String> path,
        Map<String, String> parameters,
        Map<String, String> headers,
        Body body,
        Caller caller) {

    public Question {
        path = List.copyOf(path);
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    Question asking(String method) {
        return new Question(method, path, parameters, headers, body, caller);
    }

    /// @param name in lower case
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
