package bounceledger.ledger;

import bounceledger.decide.EventId;
import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import bounceledger.smtp.MailAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a ledger has to say after all of this, worked out at once from the input: no batches, no pages, no versions.
///
/// @param events each event once, joined from all its copies
public record Truth(Collection<Evidence> events) {

    private record Identity(Optional<String> who, EventId id) {}

    /// @param delivered in any order, copies included
    public static Truth of(Collection<Evidence> delivered) {
        return new Truth(delivered.stream()
                .collect(Collectors.toMap(
                        one -> new Identity(one.recipient().map(MailAddress::key), one.id()),
                        Function.identity(),
                        Evidence::join))
                .values());
    }

    /// Everything about each address, oldest first.
    public SortedMap<String, List<Evidence>> byAddress() {
        return events.stream()
                .filter(one -> one.recipient().isPresent())
                .sorted(Comparator.comparing((Evidence one) -> one.times().event())
                        .thenComparing(Evidence::id))
                .collect(Collectors.groupingBy(
                        one -> one.recipient().orElseThrow().key(), TreeMap::new, Collectors.toList()));
    }

    /// The pure fold over all that bears on the standing.
    public static Schedule schedule(Policy policy, List<Evidence> aboutOne) {
        return policy.fold(aboutOne.stream()
                .filter(one -> one.kind().bearsOnStanding())
                .map(Evidence::fact)
                .toList());
    }

    /// Each event counted once.
    public SortedMap<CountKey, Long> counts(CountedNames names) {
        Tally tally = new Tally(names);
        events.forEach(tally::add);
        return new TreeMap<>(Map.copyOf(tally.sums()));
    }
}
