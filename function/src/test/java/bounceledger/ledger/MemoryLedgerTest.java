package bounceledger.ledger;

import java.time.InstantSource;

class MemoryLedgerTest extends LedgerContract {

    @Override
    protected Store emptyStore() {
        MemoryLedger ledger = new MemoryLedger(POLICY, NAMES, InstantSource.fixed(NOW));
        return new Store(ledger, ledger);
    }
}
