package bounceledger.ledger;

import bounceledger.smtp.MailAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

class MemoryErasureTest extends ErasureContract {

    private MemoryLedger ledger = new MemoryLedger(POLICY, NAMES, InstantSource.fixed(NOW));

    @Override
    protected Store emptyStore() {
        ledger = new MemoryLedger(POLICY, NAMES, InstantSource.fixed(NOW));
        return new Store(ledger, ledger, ledger, ledger.erasure(deleted::add));
    }

    /// The twin has no table; what it tells stands for it.
    @Override
    protected String dump() {
        return Stream.of("jo@example.org", "mo@example.org", "flo@example.net")
                .flatMap(text -> MailAddress.parse(text).stream())
                .map(ledger::lookUp)
                .flatMap(Optional::stream)
                .toList()
                .toString();
    }
}
