package bounceledger.decide;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What we do about each cause, and the fold that follows from it: a set of facts in, a schedule out. The same set
/// gives the same schedule, in whatever order, batches and copies it came.
///
/// @param rows one for each cause, and for sub-reasons that are treated otherwise
public record Policy(Map<Policy.Case, Row> rows) {

    /// A cause, or one sub-reason of it.
    public record Case(Cause cause, Optional<String> subReason) {}

    /// What to do in one case.
    ///
    /// @param term of the suppression that a permanent report of it asks for; empty where none does
    /// @param strikes how failures that do not suppress at once add up; empty when they never do
    public record Row(Decision permanent, Decision transientOne, Optional<TermOf> term, Optional<Strikes> strikes) {}

    /// How long it holds, and what it is called.
    ///
    /// @param lasts empty means until a person lifts it
    public record TermOf(Reason reason, Optional<Duration> lasts) {}

    /// So many failures in a row, first and last at least `over` apart, none older than `within`, suppress for
    /// `lasts`.
    public record Strikes(String name, int failures, Duration over, Duration within, Duration lasts) {}

    public Policy {
        rows = Map.copyOf(rows);
        for (Cause cause : Cause.values()) {
            if (!rows.containsKey(new Case(cause, Optional.empty()))) {
                throw new IllegalArgumentException("the policy has no row for " + cause.word());
            }
        }
    }

    /// The policy that ships, `policy.yaml`.
    public static Policy shipped() {
        return PolicyReader.shipped();
    }

    /// What one report asks for.
    ///
    /// @param guarded whether something speaks against suppressing on it alone
    public Decision decide(Verdict verdict, boolean guarded) {
        return decide(row(verdict.cause(), verdict.subReason()), verdict.permanence(), guarded);
    }

    private static Decision decide(Row row, Optional<Permanence> permanence, boolean guarded) {
        Decision decision = permanence.equals(Optional.of(Permanence.TRANSIENT)) ? row.transientOne() : row.permanent();
        return decision == Decision.SUPPRESS && guarded ? Decision.INVESTIGATE : decision;
    }

    private Row row(Cause cause, Optional<String> subReason) {
        return Stream.of(new Case(cause, subReason), new Case(cause, Optional.empty()))
                .flatMap(known -> Optional.ofNullable(rows.get(known)).stream())
                .findFirst()
                .orElseThrow();
    }

    /// Folds all facts about one address to its standing over time.
    public Schedule fold(Collection<Fact> facts) {
        SortedSet<Fact> inOrder = new TreeSet<>(facts);
        List<Schedule.Term> atOnce =
                inOrder.stream().flatMap(fact -> atOnce(fact, inOrder).stream()).toList();
        List<Run> runs = strikes()
                .map(strikes -> new Run(strikes, counted(strikes, inOrder)))
                .toList();
        List<Schedule.Term> counted =
                runs.stream().flatMap(run -> run.terms().stream()).toList();
        return new Schedule(
                Stream.concat(atOnce.stream(), counted.stream()).toList(),
                runs.stream().flatMap(run -> run.watch().stream()).reduce(Run::more));
    }

    private Stream<Strikes> strikes() {
        return rows.values().stream()
                .flatMap(row -> row.strikes().stream())
                .distinct()
                .sorted(Comparator.comparing(Strikes::name));
    }

    private Optional<Schedule.Term> atOnce(Fact fact, SortedSet<Fact> all) {
        Row row = row(fact.cause(), fact.subReason());
        boolean failure = fact.kind() == Kind.FAILED || fact.kind() == Kind.COMPLAINT;
        if (!failure || decide(row, fact.permanence(), fact.guarded()) != Decision.SUPPRESS) {
            return Optional.empty();
        }
        return row.term()
                .map(term -> new Schedule.Term(
                        term.reason(),
                        fact.cause(),
                        fact.id(),
                        fact.at(),
                        takenBack(fact, all).or(() -> term.lasts().map(fact.at()::plus))));
    }

    /// A complaint ends when its author says that it was none (RFC 6430); nothing else is taken back. Who is less
    /// to be believed than the complaint, or names several, takes nothing back.
    private static Optional<Instant> takenBack(Fact fact, SortedSet<Fact> all) {
        return all.stream()
                .filter(other -> fact.kind() == Kind.COMPLAINT && other.kind() == Kind.NOT_SPAM)
                .filter(other -> !other.guarded() && other.authenticity().compareTo(fact.authenticity()) >= 0)
                .map(Fact::at)
                .filter(at -> !at.isBefore(fact.at()))
                .findFirst();
    }

    private List<Fact> counted(Strikes strikes, SortedSet<Fact> all) {
        return all.stream()
                .filter(fact -> fact.kind() == Kind.FAILED)
                .filter(fact -> isCounted(strikes, fact))
                .filter(fact -> all.stream().noneMatch(other -> clears(other, fact)))
                .toList();
    }

    private boolean isCounted(Strikes strikes, Fact fact) {
        Row row = row(fact.cause(), fact.subReason());
        return row.strikes().equals(Optional.of(strikes))
                && decide(row, fact.permanence(), fact.guarded()) == Decision.RETRY;
    }

    /// A delivery clears failures of messages sent before the delivered one. Of the very message that failed it
    /// clears nothing, and one of a message sent nobody knows when clears nothing either.
    private static boolean clears(Fact delivery, Fact failure) {
        return delivery.kind() == Kind.DELIVERED
                && delivery.sent()
                        .filter(sent -> failure.sentBy().isBefore(sent))
                        .isPresent();
    }
}
