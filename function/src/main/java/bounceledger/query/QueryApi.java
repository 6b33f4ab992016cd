package bounceledger.query;

import bounceledger.decide.Policy;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Unavailable;
import bounceledger.page.PageFiles;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Answers what marketing tools ask, each question by the route that has its method and path.
///
/// Anything else is a problem document: 400 names the parameter, 403 what the caller may not, 404, 405, and 503 when
/// the ledger does not answer.
public final class QueryApi {

    private final List<Route> routes;

    public QueryApi(LedgerView ledger, Policy policy) {
        this(ledger, policy, false);
    }

    public QueryApi(LedgerView ledger, Policy policy, boolean deliveriesAreExact) {
        this(ledger, policy, deliveriesAreExact, PageFiles.NONE);
    }

    /// @param deliveriesAreExact whether every delivery is booked; without that there are no rates to tell
    public QueryApi(LedgerView ledger, Policy policy, boolean deliveriesAreExact, PageFiles page) {
        this.routes = Stream.of(
                        new SuppressionRoutes(ledger, policy).routes(),
                        new StatisticsRoutes(ledger, policy, deliveriesAreExact).routes(),
                        new PageRoutes(page).routes())
                .flatMap(List::stream)
                // A word in a path is meant before a variable.
                .sorted(Comparator.comparingLong(Route::words).reversed())
                .toList();
    }

    /// The answer as of `now`.
    public Answer answer(Question question, Instant now) {
        try {
            Route route = route(question);
            if (!question.caller().scope().covers(route.scope())) {
                throw Problem.forbidden(route.scope());
            }
            Parameters parameters = Parameters.of(question, route.parameters());
            Map<String, String> variables = route.variables(question.path()).orElse(Map.of());
            return route.answerer().answer(new Asked(question, variables, parameters, now));
        } catch (Problem problem) {
            return problem.answer();
        } catch (Unavailable trouble) {
            return Problem.unavailable().answer().withTrouble(String.valueOf(trouble.getMessage()));
        }
    }

    private Route route(Question question) throws Problem {
        List<Route> there = routes.stream()
                .filter(route -> route.variables(question.path()).isPresent())
                .toList();
        if (question.method().isEmpty()) {
            throw Problem.methodNotAllowed("", List.of("GET"));
        }
        if (there.isEmpty()) {
            throw Problem.notFound("no such path");
        }
        List<String> methods = there.stream().map(Route::method).distinct().toList();
        return there.stream()
                .filter(route -> route.method().equals(question.method()))
                .findFirst()
                .orElseThrow(() -> Problem.methodNotAllowed(question.method(), methods));
    }
}
