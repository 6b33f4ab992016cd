package bounceledger.aws;

import bounceledger.ledger.Unavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads items by key, consistently, in as few requests as it takes.
record LedgerReader(DynamoDbClient dynamo, String table) {

    private static final int MAX_KEYS = 100;
    private static final int MAX_ROUNDS = 4;

    /// The items that are there, by key.
    ///
    /// @throws Unavailable when the table does not answer, or leaves keys unread four times over
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> read(Collection<Map<String, AttributeValue>> keys) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        List<Map<String, AttributeValue>> left = List.copyOf(keys);
        for (int round = 0; !left.isEmpty(); round++) {
            if (round >= MAX_ROUNDS + keys.size() / MAX_KEYS) {
                throw new Unavailable("keys stayed unread", new IllegalStateException(left.size() + " keys"));
            }
            left = readSome(left, found);
        }
        return found;
    }

    private List<Map<String, AttributeValue>> readSome(
            List<Map<String, AttributeValue>> keys,
            Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found) {
        int now = Math.min(MAX_KEYS, keys.size());
        BatchGetItemResponse answer = ask(keys.subList(0, now));
        for (Map<String, AttributeValue> item : answer.responses().getOrDefault(table, List.of())) {
            found.put(Map.of(Keys.PK, item.get(Keys.PK), Keys.SK, item.get(Keys.SK)), item);
        }
        List<Map<String, AttributeValue>> left = new ArrayList<>(keys.subList(now, keys.size()));
        if (answer.unprocessedKeys().containsKey(table)) {
            left.addAll(answer.unprocessedKeys().get(table).keys());
        }
        return left;
    }

    private BatchGetItemResponse ask(List<Map<String, AttributeValue>> keys) {
        try {
            KeysAndAttributes wanted =
                    KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
            return dynamo.batchGetItem(BatchGetItemRequest.builder()
                    .requestItems(Map.of(table, wanted))
                    .build());
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the ledger could not be read", trouble);
        }
    }
}
