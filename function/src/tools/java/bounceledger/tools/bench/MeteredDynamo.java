package bounceledger.tools.bench;

import bounceledger.tools.faults.IndexEntry;
import bounceledger.tools.faults.PassingDynamo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A table that reckons what DynamoDB would charge, from the items really written.
///
/// A write in a transaction is two units for each kilobyte of the larger of the item before and after. An index pays
/// one for each kilobyte of its entry when it is inserted or changed in place, and for both entries when its key
/// changes; that this holds inside a transaction too is assumed. A cancelled transaction is taken to cost the table
/// what it would have cost, and the index nothing.
final class MeteredDynamo implements PassingDynamo {

    static final int WRITE_UNIT = 1024;
    static final int READ_UNIT = 4096;
    private static final int IN_TRANSACTION = 2;

    private final DynamoDbClient table;
    private final DynamoDbClient look;
    private Usage usage = Usage.NONE;

    /// One item on its way.
    private record Change(
            String table,
            Map<String, AttributeValue> key,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after) {}

    /// @param table what requests go to
    /// @param look the same table for looking at items before and after, which is not reckoned
    MeteredDynamo(DynamoDbClient table, DynamoDbClient look) {
        this.table = table;
        this.look = look;
    }

    Usage usage() {
        return usage;
    }

    void reset() {
        usage = Usage.NONE;
    }

    @Override
    public DynamoDbClient table() {
        return table;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        List<Change> begun = request.transactItems().stream().map(this::begun).toList();
        try {
            TransactWriteItemsResponse response = table.transactWriteItems(request);
            usage = usage.plus(written(begun.stream().map(this::done).toList()));
            return response;
        } catch (TransactionCanceledException cancelled) {
            double lost = begun.stream().mapToDouble(MeteredDynamo::tableUnits).sum();
            usage = usage.plus(new Usage(lost, 0, lost, 0, 0, 1, 0));
            throw cancelled;
        }
    }

    private Change begun(TransactWriteItem item) {
        if (item.put() != null) {
            Put put = item.put();
            Map<String, AttributeValue> key =
                    Map.of("pk", put.item().get("pk"), "sk", put.item().get("sk"));
            return new Change(put.tableName(), key, stored(put.tableName(), key), put.item());
        }
        String name = item.update().tableName();
        Map<String, AttributeValue> before = stored(name, item.update().key());
        return new Change(name, item.update().key(), before, before);
    }

    private Change done(Change begun) {
        return new Change(begun.table, begun.key, begun.before, stored(begun.table, begun.key));
    }

    private Map<String, AttributeValue> stored(String name, Map<String, AttributeValue> key) {
        return look.getItem(get -> get.tableName(name).key(key).consistentRead(true))
                .item();
    }

    private static Usage written(List<Change> changes) {
        return new Usage(
                changes.stream().mapToDouble(MeteredDynamo::tableUnits).sum(),
                changes.stream().mapToDouble(MeteredDynamo::indexUnits).sum(),
                0,
                0,
                0,
                1,
                changes.stream().mapToLong(change -> ItemSize.of(change.after)).sum());
    }

    static double tableUnits(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        return IN_TRANSACTION * ItemSize.units(Math.max(ItemSize.of(before), ItemSize.of(after)), WRITE_UNIT);
    }

    private static double tableUnits(Change change) {
        return tableUnits(change.before, change.after);
    }

    private static double indexUnits(Change change) {
        return indexUnits(IndexEntry.of(change.before), IndexEntry.of(change.after));
    }

    /// @param before,after entries of the index; empty where there is none
    static double indexUnits(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        if (before.equals(after)) {
            return 0;
        }
        boolean inPlace = !before.isEmpty()
                && !after.isEmpty()
                && Objects.equals(before.get(IndexEntry.CHANGED), after.get(IndexEntry.CHANGED));
        return inPlace
                ? ItemSize.units(Math.max(ItemSize.of(before), ItemSize.of(after)), WRITE_UNIT)
                : entryUnits(before) + entryUnits(after);
    }

    private static double entryUnits(Map<String, AttributeValue> entry) {
        return entry.isEmpty() ? 0 : ItemSize.units(ItemSize.of(entry), WRITE_UNIT);
    }

    /// Each key costs at least one unit, also where nothing is; half of all that when the reading need not be
    /// consistent.
    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        BatchGetItemResponse response = table.batchGetItem(request);
        request.requestItems().forEach((name, wanted) -> {
            List<Map<String, AttributeValue>> found = response.responses().getOrDefault(name, List.of());
            double units = found.stream().mapToDouble(MeteredDynamo::readUnits).sum()
                    + (wanted.keys().size() - found.size());
            usage = usage.plus(Usage.read(Boolean.TRUE.equals(wanted.consistentRead()) ? units : units / 2));
        });
        return response;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        GetItemResponse response = table.getItem(request);
        usage = usage.plus(Usage.read(readUnits(response.item())));
        return response;
    }

    /// Items of one answer are added up before they are rounded to units; an answer without any costs one.
    @Override
    public QueryResponse query(QueryRequest request) {
        QueryResponse response = table.query(request);
        long bytes = response.items().stream().mapToLong(ItemSize::of).sum();
        double units = ItemSize.units(bytes, READ_UNIT);
        usage = usage.plus(Usage.read(Boolean.TRUE.equals(request.consistentRead()) ? units : units / 2));
        return response;
    }

    /// Of one item, read consistently.
    static double readUnits(Map<String, AttributeValue> item) {
        return ItemSize.units(ItemSize.of(item), READ_UNIT);
    }
}
