package bounceledger.aws;

import bounceledger.ledger.Pages;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.Unavailable;
import bounceledger.smtp.MailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Looks for pages by eventually consistent reads, at half a read unit for an address without one.
public final class DynamoPages implements Pages {

    private static final int MAX_KEYS = 100;
    private static final int MAX_ROUNDS = 4;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Pepper pepper;

    public DynamoPages(DynamoDbClient dynamo, String table, Pepper pepper) {
        this.dynamo = dynamo;
        this.table = table;
        this.pepper = pepper;
    }

    @Override
    public Set<MailAddress> among(Collection<MailAddress> addresses) {
        Map<String, List<MailAddress>> byPartition = new HashMap<>();
        addresses.forEach(address -> byPartition
                .computeIfAbsent(Keys.partition(pepper, address), _ -> new ArrayList<>())
                .add(address));
        List<Map<String, AttributeValue>> keys =
                byPartition.keySet().stream().map(Keys::page).toList();
        Set<MailAddress> found = new HashSet<>();
        for (int from = 0; from < keys.size(); from += MAX_KEYS) {
            for (String partition : partitions(keys.subList(from, Math.min(keys.size(), from + MAX_KEYS)))) {
                found.addAll(Objects.requireNonNull(byPartition.get(partition)));
            }
        }
        return found;
    }

    private List<String> partitions(List<Map<String, AttributeValue>> keys) {
        List<String> found = new ArrayList<>();
        List<Map<String, AttributeValue>> left = keys;
        for (int round = 0; !left.isEmpty(); round++) {
            if (round >= MAX_ROUNDS) {
                throw new Unavailable("keys stayed unread", new IllegalStateException(left.size() + " keys"));
            }
            BatchGetItemResponse answer = ask(left);
            answer.responses().getOrDefault(table, List.of()).stream()
                    .map(item -> Attributes.reading(item).text(Keys.PK))
                    .forEach(found::add);
            left = answer.unprocessedKeys().containsKey(table)
                    ? answer.unprocessedKeys().get(table).keys()
                    : List.of();
        }
        return found;
    }

    private BatchGetItemResponse ask(List<Map<String, AttributeValue>> keys) {
        try {
            return dynamo.batchGetItem(BatchGetItemRequest.builder()
                    .requestItems(Map.of(
                            table,
                            KeysAndAttributes.builder()
                                    .keys(keys)
                                    .projectionExpression(Keys.PK)
                                    .build()))
                    .build());
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the ledger could not be read", trouble);
        }
    }
}
