package bounceledger.aws;

import bounceledger.decide.EventId;
import bounceledger.decide.Kind;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.SentMessages;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Looks for the evidence that SES's deliveries have left, by its key.
public final class DynamoSentMessages implements SentMessages {

    private final LedgerReader reader;
    private final Pepper pepper;

    public DynamoSentMessages(DynamoDbClient dynamo, String table, Pepper pepper) {
        this.reader = new LedgerReader(dynamo, table);
        this.pepper = pepper;
    }

    @Override
    public Set<Sent> delivered(Collection<Sent> messages) {
        Map<Sent, Map<String, AttributeValue>> keys = new HashMap<>();
        messages.forEach(sent -> keys.put(
                sent,
                Keys.evidence(Keys.partition(pepper, sent.recipient()), EventId.of(sent.message(), Kind.DELIVERED))));
        var found = reader.read(Set.copyOf(keys.values()));
        return keys.entrySet().stream()
                .filter(entry -> EvidenceItem.find(Optional.ofNullable(found.get(entry.getValue())))
                        .filter(item -> item.evidence().proof().isFromSes())
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
