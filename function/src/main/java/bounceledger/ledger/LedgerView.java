package bounceledger.ledger;

import bounceledger.decide.Evidence;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What may be asked of the ledger. Every answer is as of the last booking that was acknowledged, but for the list,
/// whose index may lag by moments. Trouble with the store is {@link Unavailable}.
public interface LedgerView {

    /// An address's page, with the evidence behind it.
    ///
    /// @param page blank when only evidence without bearing on the standing is known
    /// @param evidence oldest first, at most 400 days old
    record Known(AddressPage page, List<Evidence> evidence) {}

    /// Some of the list.
    ///
    /// @param next where to go on; empty at the end. A slice may hold fewer entries than were asked for, or none,
    ///     and still have a next one
    record Part(List<Suppression> entries, Optional<Cursor> next) {}

    /// The page alone, for whoever asks before sending.
    Optional<AddressPage> page(MailAddress address);

    /// All that is known of the address; empty when nothing is.
    Optional<Known> lookUp(MailAddress address);

    /// The addresses suppressed at `now`, in the index's own order, which inserts do not disturb.
    ///
    /// @param limit 1 to 1,000
    Part suppressions(Cursor from, int limit, Instant now);

    /// The counters of these days, both included.
    SortedMap<CountKey, Long> counts(LocalDate from, LocalDate to, Dimension dimension);
}
