package bounceledger.ledger;

import bounceledger.decide.Evidence;
import java.util.List;

/// Where evidence is booked, each event once.
public interface Ledger {

    /// Books all of these with their pages and counts, so that the three never disagree. Booking the same again, in
    /// any order and in other batches, changes nothing.
    ///
    /// @return what became of each, in order; trouble with the store is {@link Booking#TRY_AGAIN}, no exception
    List<Booking> book(List<Evidence> evidence, Call call);
}
