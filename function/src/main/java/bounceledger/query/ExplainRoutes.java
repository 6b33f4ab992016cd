package bounceledger.query;

import bounceledger.classify.Classifier;
import bounceledger.decide.Decision;
import bounceledger.decide.Policy;
import bounceledger.report.Action;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.smtp.EnhancedStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a reply means. Nothing is booked, and nothing of it is logged.
record ExplainRoutes(Supplier<Classifier> classifier, Policy policy) {

    /// A reply that is booked has 4 KB at most.
    private static final int MOST_CHARACTERS = 16_384;

    List<Route> routes() {
        return List.of(Route.of("POST", "/v1/explain", Scope.CHECK, Set.of(), this::explain));
    }

    private Answer explain(Asked asked) throws Problem {
        RequestBody body = asked.body(Set.of("reply", "status", "remote_mta"));
        RecipientReport report = report(body);
        Classifier book = classifier.get();
        boolean guarded = book.classify(report).veto().isPresent();
        Decision decision = policy.decide(book.classify(report), guarded);
        return Answer.ok(Explained.of(report, decision, book).json(Optional.empty()));
    }

    private static RecipientReport report(RequestBody body) throws Problem {
        String reply = body.text("reply");
        if (reply.isBlank() || reply.length() > MOST_CHARACTERS) {
            throw Problem.badParameter("reply", "wants 1 to " + MOST_CHARACTERS + " characters");
        }
        Optional<EnhancedStatus> status = body.find("status").flatMap(EnhancedStatus::firstIn);
        if (status.isEmpty() && body.find("status").isPresent()) {
            throw Problem.badParameter("status", "wants an enhanced status code such as 5.1.1");
        }
        return new RecipientReport(
                Optional.empty(),
                Optional.empty(),
                Action.FAILED,
                status,
                reply,
                body.find("remote_mta").flatMap(RemoteMta::parse),
                Optional.empty());
    }
}
