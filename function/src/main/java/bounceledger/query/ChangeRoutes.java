package bounceledger.query;

import bounceledger.json.JsonText;
import bounceledger.ledger.FeedCursor;
import bounceledger.ledger.LedgerView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has changed on the list, for whoever keeps a copy. There is always a next cursor: with `more` ask again at
/// once, else whenever it suits, but within 90 days.
record ChangeRoutes(LedgerView ledger) {

    List<Route> routes() {
        return List.of(Route.get("/v1/suppressions/changes", Scope.READ, Set.of("limit", "cursor"), this::changes));
    }

    private Answer changes(Asked asked) throws Problem {
        FeedCursor from = cursor(asked.parameters().find("cursor"));
        if (from.isTooOld(asked.now())) {
            throw Problem.gone(
                    "cursor", "is older than " + FeedCursor.KEPT.toDays() + " days: begin anew, without a cursor");
        }
        int limit = asked.parameters().number("limit", 100, 1, SuppressionRoutes.MOST_ENTRIES);
        LedgerView.Changes changes = ledger.changes(from, limit, asked.now());
        return Answer.ok(JsonText.object()
                .put(
                        "data",
                        changes.entries().stream()
                                .map(change -> Shown.change(change, asked.now()))
                                .toList())
                .put("next_cursor", changes.next().toString())
                .put("more", changes.isMore()));
    }

    private static FeedCursor cursor(Optional<String> given) throws Problem {
        return given.isEmpty()
                ? FeedCursor.START
                : given.flatMap(FeedCursor::parse)
                        .orElseThrow(() -> Problem.badParameter("cursor", "is none that this feed gave out"));
    }
}
