package bounceledger.aws;

import bounceledger.ledger.CountKey;
import bounceledger.ledger.Dimension;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A counter item: one number for each name, under the name with a mark before it, so that no name can be taken for
/// a key.
final class CounterItem {

    private static final String MARK = "n:";

    private CounterItem() {}

    static String attribute(String name) {
        return MARK + name;
    }

    /// Adds this item's numbers to `sums`; a counter's other slots add to the same keys.
    ///
    /// @param period the first day of what the item's partition covers
    static void addTo(
            SortedMap<CountKey, Long> sums, Dimension dimension, LocalDate period, Map<String, AttributeValue> item) {
        int unit = Integer.parseInt(Attributes.reading(item).text(Keys.SK).substring(0, 2));
        LocalDate day = dimension == Dimension.CUBE ? period : period.withDayOfMonth(unit);
        int hour = dimension == Dimension.CUBE ? unit : 0;
        item.forEach((name, value) -> {
            if (name.startsWith(MARK)) {
                CountKey key = new CountKey(dimension, day, hour, name.substring(MARK.length()));
                sums.merge(key, Long.valueOf(value.n()), Long::sum);
            }
        });
    }
}
