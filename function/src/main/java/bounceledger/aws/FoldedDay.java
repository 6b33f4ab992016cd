package bounceledger.aws;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item that a day's hours of the cube were folded into: the same numbers under the same names, one item a day, a
/// month in one partition, `N#<month>#days`, apart from the margins' (see {@link Keys}).
final class FoldedDay {

    /// Marks a day whose hours need not be looked for.
    static final String CLOSED = "closed";

    private FoldedDay() {}

    static String partition(LocalDate day) {
        return "N#" + YearMonth.from(day) + "#days";
    }

    static Map<String, AttributeValue> key(LocalDate day) {
        return Keys.key(partition(day), Keys.twoDigits(day.getDayOfMonth()));
    }

    /// The day of an item in this month's partition.
    static LocalDate day(LocalDate month, Map<String, AttributeValue> item) {
        return month.withDayOfMonth(Integer.parseInt(Attributes.reading(item).text(Keys.SK)));
    }

    static boolean isClosed(Map<String, AttributeValue> item) {
        return Attributes.reading(item).flag(CLOSED);
    }

    /// The item as if all of its day had been in the first hour.
    static Map<String, AttributeValue> asHour(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> hour = new HashMap<>(item);
        hour.put(Keys.SK, AttributeValue.fromS(Keys.twoDigits(0)));
        return hour;
    }
}
