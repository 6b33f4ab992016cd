package bounceledger.ledger;

import bounceledger.classify.Permanence;
import bounceledger.decide.EventId;
import bounceledger.decide.Fact;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One address's page in the ledger: one short fact for each piece of evidence that bears on its standing.
///
/// Whether an event is new is decided by its evidence, never by the page; so a fact may be dropped here without an
/// event ever counting twice.
///
/// @param address its key, not a spelling; empty on a page whose address was erased
/// @param facts at most 200; what may pass only of the last 400 days before the newest, what lasts as long as there
///     is room: a suppression may hold for ever
/// @param version how often the page was written; 0 for one that never was
/// @param truncated whether facts were dropped for their number
public record AddressPage(Optional<String> address, SortedSet<Fact> facts, long version, boolean truncated) {

    public static final int MAX_FACTS = 200;
    public static final Duration MAX_AGE = Duration.ofDays(400);

    public AddressPage {
        facts = Collections.unmodifiableSortedSet(new TreeSet<>(facts));
    }

    /// The page of an address of which nothing is known.
    public static AddressPage blank(String addressKey) {
        return new AddressPage(Optional.of(addressKey), new TreeSet<>(), 0, false);
    }

    /// The page with this fact on it, in place of an earlier word about the same event.
    public AddressPage with(Fact fact) {
        SortedSet<Fact> all = new TreeSet<>(facts);
        all.removeIf(known -> known.id().equals(fact.id()));
        all.add(fact);
        keepLatestDelivery(all);
        Instant oldest = all.last().at().minus(MAX_AGE);
        all.removeIf(known -> known.at().isBefore(oldest) && !isLasting(known));
        boolean tooMany = all.size() > MAX_FACTS;
        if (tooMany) {
            all.remove(leastTelling(all));
        }
        return new AddressPage(address, all, version, truncated || tooMany);
    }

    /// A delivery clears what was sent before it, so one of them says what all of them do; with every delivery booked
    /// a page would hold little else.
    private static void keepLatestDelivery(SortedSet<Fact> facts) {
        Optional<Fact> latest = facts.stream()
                .filter(fact -> fact.kind() == Kind.DELIVERED)
                .max(Comparator.comparing(Fact::sentBy).thenComparing(Comparator.naturalOrder()));
        latest.ifPresent(kept -> facts.removeIf(fact -> fact.kind() == Kind.DELIVERED && !fact.equals(kept)));
    }

    /// The oldest that may pass, else the oldest.
    private static Fact leastTelling(SortedSet<Fact> facts) {
        return facts.stream()
                .min(Comparator.comparing(AddressPage::isLasting).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static boolean isLasting(Fact fact) {
        return switch (fact.kind()) {
            case COMPLAINT, NOT_SPAM -> true;
            case FAILED -> fact.permanence().equals(Optional.of(Permanence.PERMANENT));
            case DELAYED, DELIVERED, RELAYED, AUTH_FAILURE, AUTO_REPLY, DISPOSITION, ECHO -> false;
        };
    }

    public Schedule schedule(Policy policy) {
        return policy.fold(facts);
    }

    /// The fact of this event; empty when it was dropped, or never was.
    public Optional<Fact> fact(EventId id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }
}
