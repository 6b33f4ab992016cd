package bounceledger.query;

import bounceledger.decide.EventId;
import bounceledger.decide.Evidence;
import bounceledger.decide.Fact;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import bounceledger.decide.Standing;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.LedgerView;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The list, and one address of it.
record SuppressionRoutes(LedgerView ledger, Policy policy) {

    private static final int MOST_ENTRIES = 1_000;

    /// An answer may have 6 MB, and a reply 4 KB.
    private static final int MOST_EVIDENCE = 200;

    List<Route> routes() {
        return List.of(
                Route.get("/v1/suppressions", Scope.READ, Set.of("limit", "cursor"), this::list),
                Route.get("/v1/suppressions/{address}", Scope.CHECK, Set.of("explain"), this::one));
    }

    private Answer list(Asked asked) throws Problem {
        LedgerView.Part part = ledger.suppressions(
                asked.parameters().cursor(), asked.parameters().number("limit", 100, 1, MOST_ENTRIES), asked.now());
        return Answer.ok(JsonText.object()
                .put("data", part.entries().stream().map(Shown::suppression).toList())
                .put(
                        "next_cursor",
                        part.next()
                                .<Json>map(next -> new Json.Text(next.toString()))
                                .orElse(new Json.Null())));
    }

    private Answer one(Asked asked) throws Problem {
        MailAddress address = MailAddress.parse(asked.variable("address"))
                .orElseThrow(() -> Problem.badParameter("address", "is no e-mail address"));
        return asked.parameters().flag("explain") ? explained(address, asked.now()) : suppressed(address, asked.now());
    }

    private Answer suppressed(MailAddress address, Instant now) throws Problem {
        AddressPage page = ledger.page(address)
                .filter(known -> known.schedule(policy).at(now) instanceof Standing.Suppressed)
                .orElseThrow(() -> Problem.notFound("the address is not suppressed"));
        return Answer.ok(shown(address, page, now));
    }

    private Answer explained(MailAddress address, Instant now) throws Problem {
        LedgerView.Known known =
                ledger.lookUp(address).orElseThrow(() -> Problem.notFound("the ledger knows nothing of the address"));
        return Answer.ok(shown(address, known.page(), now)
                .put("erased", known.page().isErased())
                .put("truncated", known.page().truncated() || known.evidence().size() > MOST_EVIDENCE)
                .put(
                        "evidence",
                        newest(known.evidence()).stream().map(Shown::evidence).toList()));
    }

    private static List<Evidence> newest(List<Evidence> evidence) {
        return evidence.subList(Math.max(0, evidence.size() - MOST_EVIDENCE), evidence.size());
    }

    private JsonText shown(MailAddress address, AddressPage page, Instant now) {
        Schedule schedule = page.schedule(policy);
        Optional<EventId> decidedBy = schedule.held(now).stream().findFirst().map(Schedule.Term::id);
        Optional<Fact> told = decidedBy.flatMap(page::fact);
        return Shown.standing(JsonText.object().put("address", address.key()), schedule.at(now))
                .put("status", told.flatMap(Fact::status).map(EnhancedStatus::toString))
                .put("provider", told.map(Fact::provider))
                .put("event_id", decidedBy.map(EventId::value))
                .put("version", page.version());
    }
}
