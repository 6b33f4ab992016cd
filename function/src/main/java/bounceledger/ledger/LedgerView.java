package bounceledger.ledger;

import bounceledger.decide.Evidence;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What may be asked of the ledger. Every answer is as of the last booking that was acknowledged, but for the list and
/// its changes, whose index may lag by moments. Trouble with the store is {@link Unavailable}.
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

    /// Some of the changes.
    ///
    /// @param next where to go on, now or later
    /// @param isMore whether there is more to be told at once
    record Changes(List<Change> entries, FeedCursor next, boolean isMore) {}

    /// The page alone, for whoever asks before sending.
    Optional<AddressPage> page(MailAddress address);

    /// The pages of many, as far as there are any.
    Map<MailAddress, AddressPage> pages(Collection<MailAddress> addresses);

    /// All that is known of the address; empty when nothing is.
    Optional<Known> lookUp(MailAddress address);

    /// The addresses suppressed at `now`, in the index's own order, which inserts do not disturb.
    ///
    /// @param limit 1 to 1,000
    Part suppressions(Filter filter, Cursor from, int limit, Instant now);

    /// The whole list.
    default Part suppressions(Cursor from, int limit, Instant now) {
        return suppressions(Filter.ALL, from, limit, now);
    }

    /// How every address stands whose entry has changed: each at least once, none ever missed, and not before
    /// {@link FeedCursor#HORIZON} has passed. That a suppression has ended by itself is no change.
    ///
    /// @param from not too old
    /// @param limit 1 to 1,000
    Changes changes(FeedCursor from, int limit, Instant now);

    /// The counters of these days, both included.
    SortedMap<CountKey, Long> counts(LocalDate from, LocalDate to, Dimension dimension);

    /// The replies of these days, both included, that no rule knew, with how often they came. Of a day with very many
    /// different ones only some.
    SortedMap<UnknownReply, Long> unknownReplies(LocalDate from, LocalDate to);
}
