package bounceledger.ledger;

import java.time.InstantSource;

class MemoryFeedTest extends FeedContract {

    @Override
    protected Store emptyStore(InstantSource clock) {
        MemoryLedger ledger = new MemoryLedger(POLICY, NAMES, clock);
        return new Store(ledger, ledger);
    }
}
