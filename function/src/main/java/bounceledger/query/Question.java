package bounceledger.query;

import java.util.List;
import java.util.Map;

/// One HTTP request, as far as an answer depends on it.
///
/// @param path its segments, percent-decoded, so that an address may hold a `/`
/// @param parameters of the query string, decoded; of one given twice the last
public record Question(String method, List<String> path, Map<String, String> parameters) {

    public Question {
        path = List.copyOf(path);
        parameters = Map.copyOf(parameters);
    }
}
