package bounceledger.ledger;

import java.time.LocalDate;
import java.util.Comparator;

/// What one counter counts.
///
/// @param day in UTC, of the event's own time
/// @param hour 0 to 23 in the cube; 0 in the margins, which know only the day
public record CountKey(Dimension dimension, LocalDate day, int hour, String name) implements Comparable<CountKey> {

    private static final Comparator<CountKey> ORDER = Comparator.comparing(CountKey::dimension)
            .thenComparing(CountKey::day)
            .thenComparingInt(CountKey::hour)
            .thenComparing(CountKey::name);

    @Override
    public int compareTo(CountKey other) {
        return ORDER.compare(this, other);
    }
}
