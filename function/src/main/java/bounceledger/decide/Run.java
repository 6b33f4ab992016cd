package bounceledger.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The failures that count under one strike rule, none of them cleared by a delivery, in order of event time.
record Run(Policy.Strikes strikes, List<Fact> failures) {

    /// A term for each failure that completes the strikes; a later one prolongs the earlier.
    List<Schedule.Term> terms() {
        return failures.stream()
                .filter(last -> completes(upTo(last)))
                .map(last -> new Schedule.Term(
                        Reason.SOFT_BOUNCE,
                        last.cause(),
                        last.id(),
                        last.at(),
                        Optional.of(last.at().plus(lasts(upTo(last))))))
                .toList();
    }

    /// What is on file after the last failure.
    Optional<Schedule.Watch> watch() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(watch(upTo(failures.getLast())));
    }

    private Schedule.Watch watch(List<Fact> row) {
        Instant until = row.getLast().at().plus(strikes.within());
        return new Schedule.Watch(row.size(), row.getFirst().at(), until);
    }

    /// A row is worth what its least is.
    private Duration lasts(List<Fact> row) {
        return row.stream()
                .map(fact -> fact.atMost(strikes.lasts()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean completes(List<Fact> row) {
        Duration span = Duration.between(row.getFirst().at(), row.getLast().at());
        return row.size() >= strikes.failures() && span.compareTo(strikes.over()) >= 0;
    }

    private List<Fact> upTo(Fact last) {
        int end = failures.indexOf(last) + 1;
        Instant oldest = last.at().minus(strikes.within());
        int start = IntStream.range(0, end)
                .filter(at -> !failures.get(at).at().isBefore(oldest))
                .findFirst()
                .orElse(end - 1);
        return failures.subList(start, end);
    }

    /// Of two watches the one with more failures is told.
    static Schedule.Watch more(Schedule.Watch one, Schedule.Watch other) {
        return one.failures() >= other.failures() ? one : other;
    }
}
