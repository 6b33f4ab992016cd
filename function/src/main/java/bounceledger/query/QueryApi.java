package bounceledger.query;

import bounceledger.classify.Classifier;
import bounceledger.decide.Policy;
import bounceledger.ledger.Call;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Unavailable;
import bounceledger.page.PageFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Answers what marketing tools ask, each question by the route that has its method and path. `openapi.yaml` beside
/// this
/// class says what they are.
///
/// Anything else is a problem document: 400 names the field, 403 what the caller may not, 404, 405, and 503 when the
/// ledger does not answer.
public final class QueryApi {

    /// What the answers come from.
    ///
    /// @param ledger where acts are booked
    /// @param classifier the rule book in force
    /// @param deliveriesAreExact whether every delivery is booked; without that there are no rates to tell
    public record Parts(
            LedgerView view,
            Ledger ledger,
            Supplier<Classifier> classifier,
            Policy policy,
            boolean deliveriesAreExact) {}

    private final List<Route> routes;

    public QueryApi(Parts parts) {
        this(Stream.of(
                        new SuppressionRoutes(parts.view(), parts.policy()).routes(),
                        new ChangeRoutes(parts.view()).routes(),
                        new ActRoutes(new Acts(parts.view(), parts.ledger(), parts.policy())).routes(),
                        new StatisticsRoutes(parts.view(), parts.policy(), parts.deliveriesAreExact()).routes(),
                        new ReplyRoutes(parts.view()).routes(),
                        new ExplainRoutes(parts.classifier(), parts.policy()).routes(),
                        new DocumentRoutes().routes(),
                        new SendGridRoutes(parts.view(), parts.policy()).routes())
                .flatMap(List::stream)
                .toList());
    }

    /// With the page beside it.
    public QueryApi(Parts parts, PageFiles page) {
        this(Stream.of(new QueryApi(parts).routes, new PageRoutes(page).routes())
                .flatMap(List::stream)
                .toList());
    }

    QueryApi(List<Route> routes) {
        this.routes = routes.stream()
                // A word in a path is meant before a variable.
                .sorted(Comparator.comparingLong(Route::words).reversed())
                .toList();
    }

    List<Route> routes() {
        return routes;
    }

    /// The answer on behalf of `call`, as of its beginning.
    public Answer answer(Question question, Call call) {
        return question.method().equals("HEAD")
                ? answerOne(question.asking("GET"), call).withoutBody()
                : answerOne(question, call);
    }

    private Answer answerOne(Question question, Call call) {
        try {
            List<Route> there = there(question);
            if (question.method().equals("OPTIONS")) {
                return Answer.noContent().with("Allow", methods(there));
            }
            Route route = there.stream()
                    .filter(one -> one.method().equals(question.method()))
                    .findFirst()
                    .orElseThrow(() -> Problem.methodNotAllowed(question.method(), methods(there)));
            if (!question.caller().scope().covers(route.scope())) {
                throw Problem.forbidden(route.scope());
            }
            Parameters parameters = Parameters.of(question, route.parameters());
            Map<String, String> variables = route.variables(question.path()).orElse(Map.of());
            return route.answerer()
                    .answer(new Asked(question, variables, parameters, call))
                    .unlessKnown(question);
        } catch (Problem problem) {
            return problem.answer();
        } catch (Unavailable trouble) {
            return Problem.unavailable().answer().withTrouble(String.valueOf(trouble.getMessage()));
        }
    }

    /// The routes with the most telling pattern that the path has.
    private List<Route> there(Question question) throws Problem {
        if (question.method().isEmpty()) {
            throw Problem.methodNotAllowed("", "GET");
        }
        List<Route> matching = routes.stream()
                .filter(route -> route.variables(question.path()).isPresent())
                .toList();
        if (matching.isEmpty()) {
            throw Problem.notFound("no such path; " + DocumentRoutes.PATH + " names them all");
        }
        List<String> meant = matching.getFirst().pattern();
        return matching.stream().filter(route -> route.pattern().equals(meant)).toList();
    }

    /// The methods of these routes, as the Allow field lists them.
    private static String methods(List<Route> there) {
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        there.forEach(route -> methods.add(route.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
