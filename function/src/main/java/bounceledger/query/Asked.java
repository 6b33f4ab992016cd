package bounceledger.query;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// A question as its route sees it.
///
/// @param variables what stands in the path where the pattern has a name, decoded
/// @param now the time of the answer
record Asked(Question question, Map<String, String> variables, Parameters parameters, Instant now) {

    String variable(String name) {
        return Objects.requireNonNull(variables.get(name));
    }
}
