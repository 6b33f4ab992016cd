package bounceledger.tools.bench;

import bounceledger.tools.faults.IndexEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads the index as the change feed does: each partition from where it stopped, up to what is old enough.
final class FeedReader {

    private static final int SHARDS = 16;
    private static final String BEGINNING = " ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DynamoDbClient table;
    private final String name;
    private final InstantSource clock;
    private final Duration horizon;
    private final String[] positions = new String[SHARDS];
    private final Map<AttributeValue, Map<String, AttributeValue>> seen = new HashMap<>();

    /// @param horizon what is younger is left for the next time
    FeedReader(DynamoDbClient table, String name, InstantSource clock, Duration horizon) {
        this.table = table;
        this.name = name;
        this.clock = clock;
        this.horizon = horizon;
        Arrays.fill(positions, BEGINNING);
    }

    /// Reads on in every partition.
    void poll() {
        String end = TIME.format(clock.instant().minus(horizon));
        for (int shard = 0; shard < SHARDS; shard++) {
            boolean more = true;
            while (more) {
                QueryResponse page = table.query(question(shard, end));
                for (Map<String, AttributeValue> item : page.items()) {
                    seen.put(Objects.requireNonNull(item.get("pk")), item);
                    positions[shard] = changed(item);
                }
                more = page.hasLastEvaluatedKey();
                positions[shard] = more ? changed(page.lastEvaluatedKey()) : positions[shard];
            }
        }
    }

    private QueryRequest question(int shard, String end) {
        String from = positions[shard];
        return QueryRequest.builder()
                .tableName(name)
                .indexName(IndexEntry.INDEX)
                .keyConditionExpression("#p = :p AND #s BETWEEN :s AND :e")
                .expressionAttributeNames(Map.of("#p", IndexEntry.SHARD, "#s", IndexEntry.CHANGED))
                .expressionAttributeValues(Map.of(
                        ":p", AttributeValue.fromS("C#" + shard),
                        ":s", AttributeValue.fromS(from),
                        ":e", AttributeValue.fromS(end.compareTo(from) < 0 ? from : end)))
                .build();
    }

    private static String changed(Map<String, AttributeValue> entry) {
        return Objects.requireNonNull(entry.get(IndexEntry.CHANGED)).s();
    }

    /// The last entry that was read of each page.
    Map<AttributeValue, Map<String, AttributeValue>> seen() {
        return Map.copyOf(seen);
    }
}
