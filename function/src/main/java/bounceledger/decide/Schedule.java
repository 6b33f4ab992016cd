package bounceledger.decide;

import bounceledger.classify.Cause;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The standing of an address over time: what holds from when until when. Readers ask at their own now, so a
/// suppression ends when it ends, whatever the store has tidied up.
///
/// @param terms every suppression that evidence asks for, past ones included
/// @param watch soft failures that have not yet led to one
public record Schedule(List<Term> terms, Optional<Watch> watch) {

    public static final Schedule EMPTY = new Schedule(List.of(), Optional.empty());

    /// One suppression.
    ///
    /// @param id the event that completed it
    /// @param until empty means until a person lifts it
    public record Term(Reason reason, Cause cause, EventId id, Instant from, Optional<Instant> until) {

        boolean holds(Instant now) {
            return until.map(now::isBefore).orElse(true);
        }
    }

    /// Failures that are being counted.
    ///
    /// @param until when they are too old to count
    public record Watch(int failures, Instant since, Instant until) {}

    public Schedule {
        terms = List.copyOf(terms);
    }

    /// The standing at `now`. What lies in the future of `now` does not exist: event times are never after the time
    /// they were received.
    public Standing at(Instant now) {
        List<Term> held = held(now);
        if (!held.isEmpty()) {
            Term told = held.getFirst();
            Instant since =
                    held.stream().map(Term::from).min(Comparator.naturalOrder()).orElseThrow();
            return new Standing.Suppressed(told.reason(), told.cause(), since, latest(held));
        }
        return watch.filter(open -> now.isBefore(open.until()))
                .<Standing>map(open -> new Standing.Watched(open.failures(), open.since()))
                .orElseGet(Standing.Clear::new);
    }

    /// What suppresses at `now`: at most one term for each reason, the strongest first, each from the first event that
    /// still holds to the end of the last. A schedule of these alone says the same from `now` on.
    public List<Term> held(Instant now) {
        return Stream.of(Reason.values())
                .map(reason -> terms.stream()
                        .filter(term -> term.reason() == reason && term.holds(now))
                        .sorted(Comparator.comparing(Term::from).thenComparing(Term::id))
                        .toList())
                .filter(sameReason -> !sameReason.isEmpty())
                .map(Schedule::merged)
                .toList();
    }

    private static Term merged(List<Term> sameReason) {
        Term last = sameReason.getLast();
        return new Term(
                last.reason(), last.cause(), last.id(), sameReason.getFirst().from(), latest(sameReason));
    }

    private static Optional<Instant> latest(List<Term> held) {
        boolean open = held.stream().anyMatch(term -> term.until().isEmpty());
        return open
                ? Optional.empty()
                : held.stream().flatMap(term -> term.until().stream()).max(Comparator.naturalOrder());
    }

    /// The next instant after `now` at which the standing may change by itself; empty when it never will.
    public Optional<Instant> nextChange(Instant now) {
        return Stream.concat(
                        terms.stream().flatMap(term -> term.until().stream()),
                        watch.stream().map(Watch::until))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }
}
