package bounceledger.ledger;

import bounceledger.classify.Permanence;
import bounceledger.decide.EventId;
import bounceledger.decide.Fact;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import bounceledger.report.Authenticity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One address's page in the ledger: one short fact for each piece of evidence that bears on its standing.
///
/// Whether an event is new is decided by its evidence, never by the page; so a fact may be dropped here without an
/// event ever counting twice.
///
/// @param address its key, not a spelling; empty on a page whose address was erased, for ever
/// @param facts at most 200; what may pass only of the last 400 days before the newest, what lasts as long as there
///     is room: a suppression may hold for ever
/// @param version how often the page was written; 0 for one that never was
/// @param truncated whether facts were dropped for their number
public record AddressPage(Optional<String> address, SortedSet<Fact> facts, long version, boolean truncated) {

    public static final int MAX_FACTS = 200;
    public static final Duration MAX_AGE = Duration.ofDays(400);

    /// Of two deliveries the one of the message that was sent later clears more; one of a message sent nobody knows
    /// when clears nothing.
    private static final Comparator<Fact> CLEARS_LESS = Comparator.comparing(
                    (Fact delivery) -> delivery.sent().orElse(Instant.MIN))
            .thenComparing(Comparator.naturalOrder());

    /// How long a fact matters: the first go first.
    private enum Lasting {
        /// May pass by itself.
        NO,
        WHILE_THERE_IS_ROOM,
        /// Holds, or lifts what holds, until something else does.
        FOR_EVER
    }

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
        all.removeIf(known -> known.at().isBefore(oldest) && lasting(known) == Lasting.NO);
        boolean tooMany = all.size() > MAX_FACTS;
        if (tooMany) {
            all.remove(leastTelling(all));
        }
        Optional<String> kept = fact.kind() == Kind.ERASE ? Optional.empty() : address;
        return new AddressPage(kept, all, version, truncated || tooMany);
    }

    /// A delivery clears what was sent before it, so one of them says what all do that are worth no more; with
    /// every delivery booked a page would hold little else. Whoever tells of one delivery says the same of when
    /// its message was sent, or is worth less.
    private static void keepLatestDelivery(SortedSet<Fact> facts) {
        List<Fact> deliveries =
                facts.stream().filter(fact -> fact.kind() == Kind.DELIVERED).toList();
        for (Fact less : deliveries) {
            if (deliveries.stream().anyMatch(more -> saysMore(more, less))) {
                facts.remove(less);
            }
        }
    }

    private static boolean saysMore(Fact more, Fact less) {
        return CLEARS_LESS.compare(more, less) > 0 && more.authenticity().compareTo(less.authenticity()) >= 0;
    }

    /// The oldest of those that matter least. What anyone can write goes before all else, or a stranger could push out
    /// what is known.
    private static Fact leastTelling(SortedSet<Fact> facts) {
        return facts.stream()
                .min(Comparator.comparing(AddressPage::isProvenSomewhat)
                        .thenComparing(AddressPage::lasting)
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static boolean isProvenSomewhat(Fact fact) {
        return fact.authenticity().compareTo(Authenticity.PLAUSIBLE) >= 0;
    }

    private static Lasting lasting(Fact fact) {
        return switch (fact.kind()) {
            case COMPLAINT, NOT_SPAM, SUPPRESS, LIFT, FORCED_LIFT, CONSENT, ERASE -> Lasting.FOR_EVER;
            case FAILED ->
                fact.permanence().equals(Optional.of(Permanence.PERMANENT)) ? Lasting.WHILE_THERE_IS_ROOM : Lasting.NO;
            case DELAYED, DELIVERED, RELAYED, AUTH_FAILURE, AUTO_REPLY, DISPOSITION, ECHO, NOTE -> Lasting.NO;
        };
    }

    /// Whether the address itself is gone. What is decided about it holds all the same.
    public boolean isErased() {
        return address.isEmpty();
    }

    /// Until when a store has to keep the page: 400 days after its last fact, or after the last suppression has ended,
    /// since what is known of it may still be asked for. When a suppression ends is not for the store to say, but
    /// for the schedule.
    ///
    /// @param held the suppressions that its facts lead to
    /// @return empty for one to be kept for ever: it suppresses for ever, or must never again name its address
    public Optional<Instant> keptUntil(List<Schedule.Term> held) {
        if (isErased() || held.stream().anyMatch(term -> term.until().isEmpty())) {
            return Optional.empty();
        }
        return Stream.concat(facts.stream().map(Fact::at), held.stream().flatMap(term -> term.until().stream()))
                .max(Comparator.naturalOrder())
                .map(last -> last.plus(MAX_AGE));
    }

    public Schedule schedule(Policy policy) {
        return policy.fold(facts);
    }

    /// The fact of this event; empty when it was dropped, or never was.
    public Optional<Fact> fact(EventId id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }
}
