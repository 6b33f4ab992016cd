package bounceledger.tools.faults;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A table in a storm, shared by several writers: transactions meet, come late, get lost; keys are throttled, and the
/// index lags.
public final class StormyDynamo implements PassingDynamo {

    private final DynamoDbClient table;
    private final Storm storm;
    private final FastClock clock;
    private final Weather weather;
    private final Set<Map<String, AttributeValue>> inFlight = new HashSet<>();
    private final LaggingIndex index = new LaggingIndex();
    private final Queue<Thread> stragglers = new ConcurrentLinkedQueue<>();
    private final StormLog log = new StormLog();

    public StormyDynamo(DynamoDbClient table, Storm storm, FastClock clock, long seed) {
        this.table = table;
        this.storm = storm;
        this.clock = clock;
        this.weather = new Weather(storm, clock, new Random(seed));
    }

    public StormLog log() {
        return log;
    }

    @Override
    public DynamoDbClient table() {
        return table;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        log.begun();
        if (weather.happens(storm.abandoned())) {
            log.lost();
            stragglers.add(Thread.ofVirtual().start(() -> straggle(request)));
            throw SdkClientException.create("nobody waits for the answer any more");
        }
        if (weather.happens(storm.late())) {
            clock.sleep(weather.upTo(storm.longest()));
        }
        TransactWriteItemsResponse response = inTurn(request);
        if (weather.happens(storm.answersLost())) {
            log.lost();
            throw SdkClientException.create("the answer was lost");
        }
        return response;
    }

    /// Goes through, or not, when its client has long tried again.
    private void straggle(TransactWriteItemsRequest request) {
        clock.sleep(weather.upTo(storm.longest()));
        try {
            inTurn(request);
        } catch (RuntimeException _) {
            // As for any transaction that comes too late; nobody is there to be told.
        }
    }

    /// Waits until nothing is under way.
    public void settle() throws InterruptedException {
        for (Thread thread = stragglers.poll(); thread != null; thread = stragglers.poll()) {
            thread.join();
        }
    }

    private TransactWriteItemsResponse inTurn(TransactWriteItemsRequest request) {
        List<Map<String, AttributeValue>> keys =
                request.transactItems().stream().map(StormyDynamo::key).toList();
        refuse(
                keys,
                keys.stream()
                        .map(key -> weather.isThrottled(key) ? "ThrottlingError" : FaultyDynamo.NO_FAULT)
                        .toList());
        refuse(keys, taken(keys));
        try {
            clock.sleep(weather.upTo(weather.happens(storm.heldLong()) ? storm.longest() : storm.held()));
            return written(request, keys);
        } finally {
            free(keys);
        }
    }

    private void refuse(List<Map<String, AttributeValue>> keys, List<String> reasons) {
        if (reasons.stream().anyMatch(reason -> !FaultyDynamo.NO_FAULT.equals(reason))) {
            log.refused(keys, reasons);
            throw FaultyDynamo.cancelled(reasons);
        }
    }

    /// Takes all keys when none is taken; else says which were.
    private List<String> taken(List<Map<String, AttributeValue>> keys) {
        synchronized (inFlight) {
            if (keys.stream().noneMatch(inFlight::contains)) {
                inFlight.addAll(keys);
                return List.of();
            }
            return keys.stream()
                    .map(key -> inFlight.contains(key) ? "TransactionConflict" : FaultyDynamo.NO_FAULT)
                    .toList();
        }
    }

    private void free(Collection<Map<String, AttributeValue>> keys) {
        synchronized (inFlight) {
            keys.forEach(inFlight::remove);
        }
    }

    private TransactWriteItemsResponse written(
            TransactWriteItemsRequest request, List<Map<String, AttributeValue>> keys) {
        for (TransactWriteItem item : request.transactItems()) {
            if (item.put() != null && !IndexEntry.of(item.put().item()).isEmpty()) {
                listing(item);
            }
        }
        try {
            TransactWriteItemsResponse response = table.transactWriteItems(request);
            log.passed(keys);
            return response;
        } catch (TransactionCanceledException stale) {
            log.stale();
            throw stale;
        }
    }

    /// The keys are ours: what is stored now is what the entry is made from.
    private void listing(TransactWriteItem item) {
        Map<String, AttributeValue> before = IndexEntry.of(
                table.getItem(get -> get.tableName(item.put().tableName()).key(key(item)))
                        .item());
        if (!before.equals(IndexEntry.of(item.put().item()))) {
            index.changing(
                    Objects.requireNonNull(key(item).get("pk")),
                    before,
                    clock.instant().plus(weather.upTo(storm.longest())));
        }
    }

    private static Map<String, AttributeValue> key(TransactWriteItem item) {
        return item.put() == null
                ? item.update().key()
                : Map.of(
                        "pk",
                        item.put().item().get("pk"),
                        "sk",
                        item.put().item().get("sk"));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return table.getItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        Instant asked = clock.instant();
        QueryResponse answer = table.query(request);
        return IndexEntry.INDEX.equals(request.indexName()) ? index.asOf(asked, request, answer) : answer;
    }
}
