package bounceledger.tools.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the index `changes` of the template keeps of an item.
public final class IndexEntry {

    public static final String INDEX = "changes";
    public static final String SHARD = "shard";
    public static final String CHANGED = "changed";
    private static final List<String> PROJECTED = List.of("pk", "sk", SHARD, CHANGED, "summary");

    private IndexEntry() {}

    /// The entry of an item; empty when the item is not in the index, or not there.
    public static Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> entry = new HashMap<>(item);
        entry.keySet().retainAll(PROJECTED);
        return entry.containsKey(SHARD) && entry.containsKey(CHANGED) ? entry : Map.of();
    }
}
