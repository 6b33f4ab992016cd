package bounceledger.aws;

import bounceledger.ledger.Change;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.FeedCursor;
import bounceledger.ledger.Filter;
import bounceledger.ledger.LedgerView.Changes;
import bounceledger.ledger.LedgerView.Part;
import bounceledger.ledger.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The index `changes`, read partition after partition.
///
/// @param query asks the table, or is {@link bounceledger.ledger.Unavailable}
record ChangesIndex(String table, Function<QueryRequest, QueryResponse> query) {

    /// An entry is below 1 KB, so one answer reads at most 4 MB, whatever its filter leaves.
    private static final int MOST_READ = 4_000;

    /// A filter may leave one in a thousand.
    private static final int FILTERED_AT_ONCE = 1_000;

    /// Sorts before every time.
    private static final String BEGINNING = " ";

    Part part(Filter filter, Cursor from, int limit, Instant now) {
        List<Suppression> entries = new ArrayList<>();
        Cursor at = from;
        for (int read = 0; read < MOST_READ && entries.size() < limit; ) {
            int some = filter.equals(Filter.ALL) ? limit - entries.size() : FILTERED_AT_ONCE;
            QueryResponse page = query.apply(question(at.shard(), some, "#s > :s", Map.of(":s", place(filter, at))));
            read += page.items().size();
            for (Map<String, AttributeValue> item : page.items()) {
                PageItem.entry(item, now).filter(filter::takes).ifPresent(entries::add);
                if (entries.size() == limit) {
                    return new Part(entries, Optional.of(new Cursor(at.shard(), changed(item))));
                }
            }
            if (page.hasLastEvaluatedKey()) {
                at = new Cursor(at.shard(), changed(page.lastEvaluatedKey()));
            } else if (at.shard() + 1 == Cursor.SHARDS) {
                return new Part(entries, Optional.empty());
            } else {
                at = new Cursor(at.shard() + 1, "");
            }
        }
        return new Part(entries, Optional.of(at));
    }

    private static String place(Filter filter, Cursor at) {
        return at.after().isEmpty()
                ? filter.updatedSince().map(Keys.MILLISECONDS::format).orElse(BEGINNING)
                : at.after();
    }

    Changes changes(FeedCursor from, int limit, Instant now) {
        FeedCursor at = from.inPass(now);
        List<Change> entries = new ArrayList<>();
        while (!at.isBetweenPasses() && entries.size() < limit) {
            at = read(at, limit - entries.size(), entries);
        }
        return new Changes(entries, at, !at.isBetweenPasses());
    }

    /// Reads some of one partition.
    private FeedCursor read(FeedCursor at, int limit, List<Change> entries) {
        String after = at.after().isEmpty() ? Keys.MILLISECONDS.format(at.base()) : at.after();
        QueryResponse page = query.apply(question(
                at.shard(),
                limit + 1,
                "#s BETWEEN :s AND :e",
                Map.of(":s", after, ":e", Keys.MILLISECONDS.format(at.end()))));
        List<Map<String, AttributeValue>> fresh = page.items().stream()
                // Between takes both ends, and this one was seen.
                .filter(item -> !changed(item).equals(after))
                .limit(limit)
                .toList();
        fresh.stream().map(PageItem::change).forEach(entries::add);
        if (fresh.size() == limit) {
            return at.seen(changed(fresh.getLast()));
        }
        return page.hasLastEvaluatedKey() ? at.seen(changed(page.lastEvaluatedKey())) : at.nextShard();
    }

    private static String changed(Map<String, AttributeValue> item) {
        return Attributes.reading(item).text(Keys.CHANGED);
    }

    private QueryRequest question(int shard, int limit, String where, Map<String, String> places) {
        Map<String, AttributeValue> values = new HashMap<>();
        places.forEach((name, place) -> values.put(name, AttributeValue.fromS(place)));
        values.put(":p", AttributeValue.fromS(Keys.shard(shard)));
        return QueryRequest.builder()
                .tableName(table)
                .indexName(Keys.INDEX)
                .limit(limit)
                .keyConditionExpression("#p = :p AND " + where)
                .expressionAttributeNames(Map.of("#p", Keys.SHARD, "#s", Keys.CHANGED))
                .expressionAttributeValues(values)
                .build();
    }
}
