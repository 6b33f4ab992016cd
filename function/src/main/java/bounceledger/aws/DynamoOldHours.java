package bounceledger.aws;

import bounceledger.ledger.Dimension;
import bounceledger.ledger.OldHours;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Moves the numbers of a day's counter items to one item, in transactions that take from the one what they give to the
/// other, on condition that it is what was read. The emptied items stay, as keys alone: one that was deleted could take
/// along what was added to it a moment before.
public final class DynamoOldHours implements OldHours {

    /// Numbers to a transaction, so that its conditions stay below the 4 KB of an expression.
    private static final int SLICE = 80;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoOldHours(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public int fold(LocalDate day) {
        try {
            int emptied = 0;
            for (Map<String, AttributeValue> hour :
                    Partition.items(dynamo, table, Keys.counters(Dimension.CUBE, day))) {
                List<Map.Entry<String, AttributeValue>> numbers = numbers(hour);
                for (int from = 0; from < numbers.size(); from += SLICE) {
                    move(hour, numbers.subList(from, Math.min(numbers.size(), from + SLICE)), day);
                }
                emptied += numbers.isEmpty() ? 0 : 1;
            }
            close(day);
            return emptied;
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the hours of " + day + " could not be folded", trouble);
        }
    }

    private static List<Map.Entry<String, AttributeValue>> numbers(Map<String, AttributeValue> hour) {
        return new TreeMap<>(hour)
                .entrySet().stream()
                        .filter(entry -> entry.getValue().n() != null)
                        .toList();
    }

    private void move(
            Map<String, AttributeValue> hour, List<Map.Entry<String, AttributeValue>> numbers, LocalDate day) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        for (int n = 0; n < numbers.size(); n++) {
            names.put("#n" + n, numbers.get(n).getKey());
            values.put(":n" + n, numbers.get(n).getValue());
        }
        Update take = update(Map.of(Keys.PK, hour.get(Keys.PK), Keys.SK, hour.get(Keys.SK)), names, values)
                .updateExpression("REMOVE " + each(numbers.size(), "#n%d", ", "))
                .conditionExpression(each(numbers.size(), "#n%d = :n%d", " AND "))
                .build();
        Update give = update(FoldedDay.key(day), names, values)
                .updateExpression("ADD " + each(numbers.size(), "#n%d :n%d", ", "))
                .build();
        dynamo.transactWriteItems(TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder().update(take).build(),
                        TransactWriteItem.builder().update(give).build())
                .build());
    }

    private Update.Builder update(
            Map<String, AttributeValue> key, Map<String, String> names, Map<String, AttributeValue> values) {
        return Update.builder()
                .tableName(table)
                .key(key)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    private static String each(int count, String term, String between) {
        return IntStream.range(0, count)
                .mapToObj(n -> term.replace("%d", Integer.toString(n)))
                .collect(Collectors.joining(between));
    }

    private void close(LocalDate day) {
        dynamo.updateItem(UpdateItemRequest.builder()
                .tableName(table)
                .key(FoldedDay.key(day))
                .updateExpression("SET #c = :c")
                .expressionAttributeNames(Map.of("#c", FoldedDay.CLOSED))
                .expressionAttributeValues(Map.of(":c", AttributeValue.fromBool(true)))
                .build());
    }
}
