package bounceledger.decide;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// One address's facts that count, being folded to its schedule.
record Fold(Policy policy, SortedSet<Fact> facts) {

    Schedule schedule() {
        List<Run> runs =
                strikes().map(strikes -> new Run(strikes, counted(strikes))).toList();
        return new Schedule(
                Stream.concat(
                                facts.stream().flatMap(fact -> atOnce(fact).stream()),
                                runs.stream().flatMap(run -> run.terms().stream()))
                        .toList(),
                runs.stream().flatMap(run -> run.watch().stream()).reduce(Run::more));
    }

    private Optional<Schedule.Term> atOnce(Fact fact) {
        return policy.atOnce(fact)
                .map(term -> new Schedule.Term(term.reason(), fact.cause(), fact.id(), fact.at(), end(fact, term)));
    }

    private Optional<Instant> end(Fact fact, Policy.TermOf term) {
        return Stream.concat(
                        fact.atMost(term.lasts()).map(fact.at()::plus).stream(),
                        facts.stream()
                                .filter(other -> lifts(other, term.reason(), fact))
                                .map(other -> other.at().isBefore(fact.at()) ? fact.at() : other.at()))
                .min(Comparator.naturalOrder());
    }

    private Stream<Policy.Strikes> strikes() {
        return facts.stream()
                .flatMap(fact -> policy.strikes(fact).stream())
                .distinct()
                .sorted(Comparator.comparing(Policy.Strikes::name));
    }

    private List<Fact> counted(Policy.Strikes strikes) {
        return facts.stream()
                .filter(fact -> policy.strikes(fact).equals(Optional.of(strikes)))
                .filter(fact -> facts.stream().noneMatch(other -> lifts(other, Reason.SOFT_BOUNCE, fact)))
                .toList();
    }

    /// Whether `other` takes away what `fact` says. It speaks of the past only: a failure after a lift counts anew.
    /// Who is less to be believed than the fact, or names several, takes nothing back (RFC 6430).
    private boolean lifts(Fact other, Reason reason, Fact fact) {
        return policy.canLift(other.kind(), reason)
                && other.authenticity().compareTo(fact.authenticity()) >= 0
                && (other.kind() == Kind.DELIVERED
                        ? isSentBefore(fact, other)
                        : !other.at().isBefore(fact.at()) && !other.guarded());
    }

    /// A delivery clears failures of messages sent before the delivered one. Of the very message that failed it
    /// clears nothing, and one of a message sent nobody knows when clears nothing either.
    private static boolean isSentBefore(Fact failure, Fact delivery) {
        return delivery.sent().filter(sent -> failure.sentBy().isBefore(sent)).isPresent();
    }
}
