package bounceledger.ledger;

import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.LedgerSetting;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/// The list, filtered and followed, on DynamoDB Local.
class DynamoFeedIT extends FeedContract {

    private static final String TABLE = "ledger";

    private Optional<LocalDynamo> open = Optional.empty();

    @Override
    protected Store emptyStore(InstantSource clock) {
        try {
            LocalDynamo dynamo = LocalDynamo.inMemory(
                    StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", TABLE)));
            open = Optional.of(dynamo);
            LedgerSetting setting = new LedgerSetting(TABLE, PEPPER, POLICY, NAMES);
            return new Store(
                    new DynamoLedger(dynamo.client(), setting, clock, _ -> {}, _ -> {}),
                    new DynamoLedgerView(dynamo.client(), TABLE, PEPPER));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @AfterEach
    void close() {
        open.ifPresent(LocalDynamo::close);
    }
}
