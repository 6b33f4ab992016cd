package bounceledger.decide;

import bounceledger.classify.Cause;
import java.time.Instant;
import java.util.ArrayList;
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
            return now.isBefore(end());
        }

        private Instant end() {
            return until.orElse(Instant.MAX);
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

    /// What suppresses at `now`: at most one term for each reason, the strongest first. Each is told as the one that
    /// ends last, from where it began to hold without a break. A schedule of these alone says the same later on.
    public List<Term> held(Instant now) {
        if (terms.isEmpty()) {
            return List.of();
        }
        List<Term> held = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            held(reason, now).ifPresent(held::add);
        }
        return List.copyOf(held);
    }

    private Optional<Term> held(Reason reason, Instant now) {
        List<Term> sameReason = terms.stream()
                .filter(term -> term.reason() == reason)
                .sorted(Comparator.comparing(Term::from).thenComparing(Term::id))
                .toList();
        return sameReason.stream()
                .filter(term -> term.holds(now))
                .max(Comparator.comparing(Term::end).thenComparing(Term::from).thenComparing(Term::id))
                .map(last -> new Term(reason, last.cause(), last.id(), lastBeginning(sameReason), last.until()));
    }

    /// Where the last unbroken stretch of these begins.
    ///
    /// @param terms in order of their beginnings; at least one
    private static Instant lastBeginning(List<Term> terms) {
        Instant beginning = terms.getFirst().from();
        Instant end = beginning;
        for (Term term : terms) {
            beginning = term.from().isAfter(end) ? term.from() : beginning;
            end = term.end().isAfter(end) ? term.end() : end;
        }
        return beginning;
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
