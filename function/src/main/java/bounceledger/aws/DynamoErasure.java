package bounceledger.aws;

import bounceledger.decide.Evidence;
import bounceledger.decide.Source;
import bounceledger.ledger.Call;
import bounceledger.ledger.Erasure;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.RawObjects;
import bounceledger.ledger.Unavailable;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Sweeps an erased address's partition: first what evidence points to, then the evidence, so that one who stops midway
/// still knows where the rest lies.
public final class DynamoErasure implements Erasure {

    /// Below this the next piece of evidence is not begun.
    private static final Duration LEAST_TIME = Duration.ofSeconds(15);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Pepper pepper;
    private final RawObjects objects;

    public DynamoErasure(DynamoDbClient dynamo, String table, Pepper pepper, RawObjects objects) {
        this.dynamo = dynamo;
        this.table = table;
        this.pepper = pepper;
        this.objects = objects;
    }

    @Override
    public Swept sweep(MailAddress address, Call call) {
        Swept swept = new Swept(0, 0, true);
        try {
            List<Map<String, AttributeValue>> items = Partition.items(dynamo, table, Keys.partition(pepper, address));
            if (items.stream().noneMatch(DynamoErasure::isErasedPage)) {
                return swept;
            }
            for (Map<String, AttributeValue> item : items) {
                if (namesSomebody(item)) {
                    if (call.left().get().compareTo(LEAST_TIME) < 0) {
                        return new Swept(swept.evidence(), swept.objects(), false);
                    }
                    swept = new Swept(swept.evidence() + 1, swept.objects() + sweep(item), true);
                }
            }
            return swept;
        } catch (SdkException | Unavailable trouble) {
            return new Swept(swept.evidence(), swept.objects(), false);
        }
    }

    private static boolean isPage(Map<String, AttributeValue> item) {
        return Keys.PAGE.equals(Attributes.reading(item).text(Keys.SK));
    }

    private static boolean isErasedPage(Map<String, AttributeValue> item) {
        return isPage(item) && PageItem.of(item).page().isErased();
    }

    private static boolean namesSomebody(Map<String, AttributeValue> item) {
        return !isPage(item)
                && !ErasedItem.isOne(item)
                && EvidenceItem.of(item).evidence().recipient().isPresent();
    }

    /// Takes one piece of evidence away, on condition that nobody has added to it in between.
    ///
    /// @return how many objects it pointed to
    private int sweep(Map<String, AttributeValue> item) {
        EvidenceItem known = EvidenceItem.of(item);
        Evidence evidence = known.evidence();
        List<String> pointers = evidence.sources().stream()
                .map(Source::pointer)
                .filter(pointer -> !pointer.isEmpty())
                .distinct()
                .toList();
        pointers.forEach(objects::delete);
        dynamo.putItem(PutItemRequest.builder()
                .tableName(table)
                .item(ErasedItem.item(Attributes.reading(item).text(Keys.PK), evidence))
                .conditionExpression("#v = :v")
                .expressionAttributeNames(Map.of("#v", EvidenceItem.REVISION))
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromN(Long.toString(known.revision()))))
                .build());
        return pointers.size();
    }
}
