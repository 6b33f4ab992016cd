package bounceledger.tools.bench;

import bounceledger.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A tool's own copy of the list, kept by the change feed. Now and then an answer is lost on its way, and the tool asks
/// again from where it was.
final class ToolCopy {

    private static final int LOST_ONE_IN = 10;

    /// What the copy holds of one address.
    private record Entry(Optional<String> address, boolean isSuppressed, Optional<Instant> until) {}

    private final Tool tool;
    private final Random chance;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> received = new HashSet<>();
    private Optional<String> cursor = Optional.empty();
    private int told;
    private int lost;
    private int repeated;

    ToolCopy(Tool tool, long seed) {
        this.tool = tool;
        this.chance = new Random(seed);
    }

    /// Asks until there is no more to be told now.
    void follow() throws IOException {
        boolean isMore = true;
        while (isMore) {
            Json changes = tool.changes(cursor);
            told += changes.items("data").size();
            if (chance.nextInt(LOST_ONE_IN) == 0) {
                lost += changes.items("data").size();
                continue;
            }
            changes.items("data").forEach(this::take);
            cursor = changes.at("next_cursor").text();
            isMore = changes.at("more").equals(new Json.Bool(true));
        }
    }

    private void take(Json change) {
        String key = change.at("key").text().orElseThrow();
        repeated += received.add(key + " " + change.at("version").whole().orElseThrow()) ? 0 : 1;
        entries.put(
                key,
                new Entry(
                        change.at("address").text(),
                        change.at("suppressed").equals(new Json.Bool(true)),
                        Tool.until(change)));
    }

    /// Whom not to write to at `now`, as far as the copy knows: it lets a suppression end when its time has come.
    Map<String, Optional<Instant>> at(Instant now) {
        Map<String, Optional<Instant>> list = new HashMap<>();
        entries.values().stream()
                .filter(Entry::isSuppressed)
                .filter(entry -> entry.until().filter(end -> !now.isBefore(end)).isEmpty())
                .forEach(entry -> entry.address().ifPresent(address -> list.put(address, entry.until())));
        return list;
    }

    /// Entries that were answered, those of lost answers included.
    int told() {
        return told;
    }

    int lost() {
        return lost;
    }

    /// Entries that came a second time although the first answer was received.
    int repeated() {
        return repeated;
    }

    int changes() {
        return received.size();
    }
}
