package bounceledger.tools.faults;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// What an index shows that follows its table late: of each item the entry before the changes that it does not know.
final class LaggingIndex {

    private final Map<AttributeValue, Deque<Unseen>> unseen = new HashMap<>();

    /// A change of an entry that is not yet to be seen.
    private record Unseen(Instant until, Map<String, AttributeValue> before) {}

    /// Is told of a change before it is written; a change that was not written after all does no harm.
    synchronized void changing(AttributeValue pk, Map<String, AttributeValue> before, Instant seen) {
        Deque<Unseen> changes = unseen.computeIfAbsent(pk, _ -> new ArrayDeque<>());
        boolean overtakes = !changes.isEmpty() && changes.getLast().until().isAfter(seen);
        changes.add(new Unseen(overtakes ? changes.getLast().until() : seen, before));
    }

    /// The answer with what can be seen by `now` in place of what is.
    synchronized QueryResponse asOf(Instant now, QueryRequest request, QueryResponse answer) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (Map<String, AttributeValue> item : answer.items()) {
            if (before(Objects.requireNonNull(item.get("pk")), now).isEmpty()) {
                items.add(item);
            }
        }
        String shard = text(request.expressionAttributeValues(), ":p");
        String after = text(request.expressionAttributeValues(), ":s");
        String end = end(request, answer);
        for (AttributeValue pk : List.copyOf(unseen.keySet())) {
            before(pk, now)
                    .filter(entry ->
                            !entry.isEmpty() && text(entry, IndexEntry.SHARD).equals(shard))
                    .filter(entry -> text(entry, IndexEntry.CHANGED).compareTo(after) > 0)
                    .filter(entry -> text(entry, IndexEntry.CHANGED).compareTo(end) <= 0)
                    .ifPresent(items::add);
        }
        items.sort(Comparator.comparing(entry -> text(entry, IndexEntry.CHANGED)));
        return answer.toBuilder().items(items).build();
    }

    /// Where this answer ends: at its last key when more follows, else where the question ends.
    private static String end(QueryRequest request, QueryResponse answer) {
        return answer.hasLastEvaluatedKey()
                ? text(answer.lastEvaluatedKey(), IndexEntry.CHANGED)
                : Optional.ofNullable(request.expressionAttributeValues().get(":e"))
                        .map(AttributeValue::s)
                        .orElse("\uffff");
    }

    /// The entry that is still shown in place of the present one; empty when the present one is.
    private Optional<Map<String, AttributeValue>> before(AttributeValue pk, Instant now) {
        Deque<Unseen> changes = unseen.get(pk);
        while (changes != null
                && !changes.isEmpty()
                && !changes.getFirst().until().isAfter(now)) {
            changes.removeFirst();
        }
        if (changes == null || changes.isEmpty()) {
            unseen.remove(pk);
            return Optional.empty();
        }
        return Optional.of(changes.getFirst().before());
    }

    private static String text(Map<String, AttributeValue> entry, String name) {
        return Objects.requireNonNull(entry.get(name)).s();
    }
}
