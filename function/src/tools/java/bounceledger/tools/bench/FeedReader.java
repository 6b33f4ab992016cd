package bounceledger.tools.bench;

import bounceledger.ledger.Change;
import bounceledger.ledger.FeedCursor;
import bounceledger.ledger.LedgerView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Keeps a copy of the list by the change feed, as a tool would: asks, remembers what it was told and where to go on.
final class FeedReader {

    private static final int LIMIT = 100;

    private final LedgerView view;
    private final InstantSource clock;
    private final Duration horizon;
    private final Map<String, Change> seen = new HashMap<>();
    private FeedCursor cursor = FeedCursor.START;
    private int told;

    /// @param horizon what is younger is left for the next time; the feed's own is {@link FeedCursor#HORIZON}
    FeedReader(LedgerView view, InstantSource clock, Duration horizon) {
        this.view = view;
        this.clock = clock;
        this.horizon = horizon;
    }

    /// Reads all that can be told by now.
    void poll() {
        boolean isMore = true;
        while (isMore) {
            // Asking from the future makes the feed's own horizon another one.
            LedgerView.Changes changes = view.changes(
                    cursor, LIMIT, clock.instant().plus(FeedCursor.HORIZON).minus(horizon));
            changes.entries().forEach(change -> seen.put(change.key(), change));
            told += changes.entries().size();
            cursor = FeedCursor.parse(changes.next().toString()).orElseThrow();
            isMore = changes.isMore();
        }
    }

    /// The last that was told of each address.
    Map<String, Change> seen() {
        return Map.copyOf(seen);
    }

    /// How many entries were told, repeats included.
    int told() {
        return told;
    }
}
