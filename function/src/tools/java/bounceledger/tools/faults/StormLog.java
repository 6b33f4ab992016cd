package bounceledger.tools.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What became of the transactions.
public final class StormLog {

    private static final String CONFLICT = "TransactionConflict";

    private final Map<Map<String, AttributeValue>, Integer> writes = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private int counterConflicts;
    private int begun;
    private int passed;
    private int lost;

    synchronized void begun() {
        begun++;
    }

    synchronized void lost() {
        lost++;
    }

    synchronized void stale() {
        refusals.merge("ConditionalCheckFailed", 1, Integer::sum);
    }

    synchronized void refused(List<Map<String, AttributeValue>> keys, List<String> reasons) {
        boolean inCounters = IntStream.range(0, keys.size())
                .anyMatch(at -> CONFLICT.equals(reasons.get(at)) && isCounter(keys.get(at)));
        counterConflicts += inCounters ? 1 : 0;
        reasons.stream()
                .filter(reason -> !FaultyDynamo.NO_FAULT.equals(reason))
                .distinct()
                .forEach(reason -> refusals.merge(reason, 1, Integer::sum));
    }

    synchronized void passed(List<Map<String, AttributeValue>> keys) {
        passed++;
        keys.forEach(key -> writes.merge(key, 1, Integer::sum));
    }

    private static boolean isCounter(Map<String, AttributeValue> key) {
        return Objects.requireNonNull(key.get("pk")).s().startsWith("N#");
    }

    public synchronized double conflictsPerThousand() {
        return 1000.0 * refusals.getOrDefault(CONFLICT, 0) / begun;
    }

    /// Those in which two writers met in a slot of the counters, and not only at an address.
    public synchronized double counterConflictsPerThousand() {
        return 1000.0 * counterConflicts / begun;
    }

    /// How much of all transactions the most written key was in.
    public synchronized double hottestShare() {
        return (double) writes.values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                / passed;
    }

    /// How many transactions were begun for one that passed.
    public synchronized double attempts() {
        return (double) begun / passed;
    }

    @Override
    public synchronized String toString() {
        return "%d transactions begun, %d passed, %d without an answer, refused: %s"
                .formatted(begun, passed, lost, refusals);
    }
}
