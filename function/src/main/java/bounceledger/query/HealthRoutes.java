package bounceledger.query;

import bounceledger.classify.Classifier;
import bounceledger.decide.Policy;
import bounceledger.decide.TrustMode;
import bounceledger.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// That it answers, and what a report must be worth here before it suppresses. Asks no table: whoever watches it must
/// not pay for it.
record HealthRoutes(Supplier<Classifier> classifier, Policy policy) {

    private static final String OPEN =
            "nothing is set up by which a bounce mail could be proven: anyone can suppress an"
                    + " address for 30 days by writing one";

    List<Route> routes() {
        return List.of(Route.get("/v1/health", Scope.CHECK, Set.of(), this::health));
    }

    private Answer health(Asked asked) {
        TrustMode trust = policy.trust();
        return Answer.ok(JsonText.object()
                .put("status", "ok")
                .put("trust", trust.word())
                .put("book_version", classifier.get().bookVersion())
                .put("warning", trust == TrustMode.OPEN ? Optional.of(OPEN) : Optional.empty()));
    }
}
