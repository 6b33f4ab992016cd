package bounceledger.aws;

import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.ledger.AddressPage;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What stands in the place of evidence about an erased address: that the event was here, so that a redelivery is
/// nothing new. Of the erasure itself also who and why.
final class ErasedItem {

    private static final String ERASED = "erased";

    private ErasedItem() {}

    static Map<String, AttributeValue> item(String partition, Evidence event) {
        Map<String, AttributeValue> item = event.kind() == Kind.ERASE
                ? new EvidenceItem(event.nameless(), 1).item(partition)
                : Attributes.writing()
                        .put(Keys.PK, partition)
                        .put(Keys.SK, Keys.EVIDENCE + event.id().value())
                        .put(EvidenceItem.REVISION, 1)
                        .flag(ERASED, true)
                        .item();
        item.put(
                Keys.TTL,
                AttributeValue.fromN(Long.toString(
                        event.times().received().plus(AddressPage.MAX_AGE).getEpochSecond())));
        return item;
    }

    static boolean isOne(Map<String, AttributeValue> item) {
        return Attributes.reading(item).flag(ERASED);
    }
}
