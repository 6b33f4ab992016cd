package bounceledger.aws;

import bounceledger.ledger.CountKey;
import bounceledger.ledger.Dimension;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A counter item: one number for each name, under the dimension and the name, such as `status:5.1.1`, so that no name
/// can be taken for a key. The margins of a day are one item, since a +1 costs the whole item and at least one unit
/// (docs/decisions/0010).
final class CounterItem {

    private CounterItem() {}

    static String attribute(CountKey key) {
        return mark(key.dimension()) + key.name();
    }

    private static String mark(Dimension dimension) {
        return dimension.word() + ":";
    }

    /// Adds this item's numbers of one dimension to `sums`; a counter's other slots add to the same keys.
    ///
    /// @param period the first day of what the item's partition covers
    static void addTo(
            SortedMap<CountKey, Long> sums, Dimension dimension, LocalDate period, Map<String, AttributeValue> item) {
        int unit = Integer.parseInt(Attributes.reading(item).text(Keys.SK).substring(0, 2));
        LocalDate day = dimension == Dimension.CUBE ? period : period.withDayOfMonth(unit);
        int hour = dimension == Dimension.CUBE ? unit : 0;
        String mark = mark(dimension);
        item.forEach((name, value) -> {
            if (name.startsWith(mark)) {
                CountKey key = new CountKey(dimension, day, hour, name.substring(mark.length()));
                sums.merge(key, Long.valueOf(value.n()), Long::sum);
            }
        });
    }
}
