package bounceledger.aws;

import bounceledger.ledger.UnknownReply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// How often a reply came that no rule knows, one item for each day and slot. The reply is its key, so that a count is
/// all there is to write.
final class UnknownItem {

    private static final String COUNT = "n";

    private UnknownItem() {}

    static String partition(LocalDate day) {
        return "U#" + day;
    }

    static Update add(String table, UnknownReply reply, int slot, long sum) {
        long end = reply.day()
                .plusDays(UnknownReply.KEPT_DAYS)
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
        String sort = String.join("#", Keys.twoDigits(slot), reply.provider(), reply.text());
        return Update.builder()
                .tableName(table)
                .key(Keys.key(partition(reply.day()), sort))
                .updateExpression("ADD #n :n SET #t = :t")
                .expressionAttributeNames(Map.of("#n", COUNT, "#t", Keys.TTL))
                .expressionAttributeValues(Map.of(
                        ":n", AttributeValue.fromN(Long.toString(sum)), ":t", AttributeValue.fromN(Long.toString(end))))
                .build();
    }

    static void addTo(SortedMap<UnknownReply, Long> sums, LocalDate day, Map<String, AttributeValue> item) {
        Attributes values = Attributes.reading(item);
        String[] field = values.text(Keys.SK).split("#", 3);
        sums.merge(new UnknownReply(day, field[1], field[2]), values.number(COUNT), Long::sum);
    }
}
