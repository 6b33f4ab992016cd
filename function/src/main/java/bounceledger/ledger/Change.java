package bounceledger.ledger;

import bounceledger.decide.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How an address that is, or was, on the list stands now, for whoever keeps a copy.
///
/// @param key the address's keyed hash: under it a copy finds the entry of an address that was erased since
/// @param address empty once it was erased
/// @param held what suppresses it, each with its own end; whoever keeps a copy lets them end by himself
/// @param changed when the list last said something else
/// @param version grows with each change of one address
public record Change(
        String key,
        Optional<String> address,
        List<Schedule.Term> held,
        String provider,
        Instant changed,
        long version) {

    public Change {
        held = List.copyOf(held);
    }
}
