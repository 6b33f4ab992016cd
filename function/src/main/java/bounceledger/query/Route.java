package bounceledger.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One thing that may be asked: a method and a path's pattern, and who answers.
///
/// @param pattern segments; one in braces is a variable and takes any one segment
/// @param scope what a caller needs
/// @param parameters of the query string; any other is a mistake
record Route(String method, List<String> pattern, Scope scope, Set<String> parameters, Answerer answerer) {

    /// What answers one route.
    @FunctionalInterface
    interface Answerer {
        Answer answer(Asked asked) throws Problem;
    }

    static Route get(String path, Scope scope, Set<String> parameters, Answerer answerer) {
        return of("GET", path, scope, parameters, answerer);
    }

    static Route of(String method, String path, Scope scope, Set<String> parameters, Answerer answerer) {
        return new Route(method, List.of(path.substring(1).split("/", -1)), scope, parameters, answerer);
    }

    /// The variables of a path that has this pattern.
    ///
    /// @param path still encoded: a pattern's own words are matched as they are written
    Optional<Map<String, String>> variables(List<String> path) {
        if (path.size() != pattern.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String wanted = pattern.get(i);
            if (wanted.startsWith("{")) {
                variables.put(wanted.substring(1, wanted.length() - 1), PercentEncoding.decode(path.get(i)));
            } else if (!wanted.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /// How many of the pattern's segments are words: of two that match, the one with more is meant.
    long words() {
        return pattern.stream().filter(segment -> !segment.startsWith("{")).count();
    }
}
