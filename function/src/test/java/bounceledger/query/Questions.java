package bounceledger.query;

import bounceledger.classify.Classifier;
import bounceledger.decide.Policy;
import bounceledger.ledger.Call;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Questions of somebody who may do anything, and whom to ask.
public final class Questions {

    private static final Caller BOSS = new Caller("a test", Scope.ADMIN);
    private static final Classifier CLASSIFIER = Classifier.shipped();

    private Questions() {}

    public static Question of(String method, List<String> path, Map<String, String> parameters) {
        return new Question(method, path, parameters, Map.of(), Body.NONE, BOSS);
    }

    public static Call call(Instant now) {
        return new Call("request-1", now, () -> Duration.ofMinutes(1));
    }

    public static QueryApi api(MemoryLedger ledger, Policy policy) {
        return new QueryApi(new QueryApi.Parts(ledger, ledger, () -> CLASSIFIER, policy, false));
    }

    /// An API whose ledger takes nothing.
    static QueryApi api(LedgerView view, Policy policy, boolean deliveriesAreExact) {
        return new QueryApi(new QueryApi.Parts(
                view,
                (_, _) -> {
                    throw new Unavailable("silence", new IllegalStateException());
                },
                () -> CLASSIFIER,
                policy,
                deliveriesAreExact));
    }
}
