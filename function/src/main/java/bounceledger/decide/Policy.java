package bounceledger.decide;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What we do about each cause, and the fold that follows from it: a set of facts in, a schedule out. The same set
/// gives the same schedule, in whatever order, batches and copies it came.
///
/// @param rows one for each cause, and for sub-reasons that are treated otherwise
/// @param liftedBy what ends a suppression before its time, for each reason
/// @param limits from where on the share of bounces and of complaints is too high
/// @param trust what a report must be worth before it counts
public record Policy(Map<Policy.Case, Row> rows, Map<Reason, Set<Kind>> liftedBy, Limits limits, TrustMode trust) {

    /// What can lift anything; {@link #liftedBy} says what does.
    static final Set<Kind> WAYS = EnumSet.of(Kind.DELIVERED, Kind.NOT_SPAM, Kind.LIFT, Kind.FORCED_LIFT, Kind.CONSENT);

    /// A cause, or one sub-reason of it.
    public record Case(Cause cause, Optional<String> subReason) {}

    /// What to do in one case.
    ///
    /// @param term of the suppression that a permanent report of it asks for; empty where none does
    /// @param strikes how failures that do not suppress at once add up; empty when they never do
    public record Row(Decision permanent, Decision transientOne, Optional<TermOf> term, Optional<Strikes> strikes) {}

    /// How long it holds, and what it is called.
    ///
    /// @param lasts empty means until something lifts it
    public record TermOf(Reason reason, Optional<Duration> lasts) {}

    /// So many failures in a row, first and last at least `over` apart, none older than `within`, suppress for
    /// `lasts`.
    public record Strikes(String name, int failures, Duration over, Duration within, Duration lasts) {}

    public record Limits(Limit bounces, Limit complaints) {}

    /// Shares in percent.
    public record Limit(Optional<BigDecimal> warn, BigDecimal alarm) {}

    public Policy {
        rows = Map.copyOf(rows);
        liftedBy = Map.copyOf(liftedBy);
        for (Cause cause : Cause.values()) {
            if (!rows.containsKey(new Case(cause, Optional.empty()))) {
                throw new IllegalArgumentException("the policy has no row for " + cause.word());
            }
        }
        for (Reason reason : Reason.values()) {
            if (!WAYS.containsAll(liftedBy.getOrDefault(reason, EnumSet.allOf(Kind.class)))) {
                throw new IllegalArgumentException("the policy does not say well what lifts " + reason.word());
            }
        }
    }

    /// The policy that ships, `policy.yaml`, as open as it is before anything can be proven.
    public static Policy shipped() {
        return PolicyReader.shipped();
    }

    /// The same, but for what a report must be worth.
    public Policy trusting(TrustMode mode) {
        return new Policy(rows, liftedBy, limits, mode);
    }

    /// What one report asks for.
    ///
    /// @param guarded whether something speaks against suppressing on it alone
    public Decision decide(Verdict verdict, boolean guarded) {
        return decide(row(verdict.cause(), verdict.subReason()), verdict.permanence(), guarded);
    }

    /// What a permanent failure for this cause asks for, whatever its sub-reason.
    public Decision whenPermanent(Cause cause) {
        return row(cause, Optional.empty()).permanent();
    }

    private static Decision decide(Row row, Optional<Permanence> permanence, boolean guarded) {
        Decision decision = permanence.equals(Optional.of(Permanence.TRANSIENT)) ? row.transientOne() : row.permanent();
        return decision == Decision.SUPPRESS && guarded ? Decision.INVESTIGATE : decision;
    }

    private Row row(Cause cause, Optional<String> subReason) {
        return Optional.ofNullable(rows.get(new Case(cause, subReason)))
                .or(() -> Optional.ofNullable(rows.get(new Case(cause, Optional.empty()))))
                .orElseThrow();
    }

    /// Folds all facts about one address to its standing over time.
    public Schedule fold(Collection<Fact> facts) {
        SortedSet<Fact> counting = facts.stream()
                .filter(fact -> trust.believes(fact.authenticity()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Fold(this, counting).schedule();
    }

    /// Whether a suppression for this reason can be ended by this kind of event.
    public boolean canLift(Kind kind, Reason reason) {
        return liftedBy.getOrDefault(reason, Set.of()).contains(kind);
    }

    /// The suppression that this fact asks for by itself.
    Optional<TermOf> atOnce(Fact fact) {
        return switch (fact.kind()) {
            case FAILED, COMPLAINT ->
                asksFor(fact) == Decision.SUPPRESS ? row(fact).term() : Optional.empty();
            case SUPPRESS -> Optional.of(byHand(fact));
            case DELAYED, DELIVERED, RELAYED, NOT_SPAM, AUTH_FAILURE, AUTO_REPLY, DISPOSITION, ECHO -> Optional.empty();
            case LIFT, FORCED_LIFT, CONSENT, NOTE, ERASE -> Optional.empty();
        };
    }

    /// What a person did holds until a person undoes it. Who knows a cause for it, as an import does, has it told, and
    /// protected from being lifted, as that cause is.
    private TermOf byHand(Fact fact) {
        return new TermOf(row(fact).term().map(TermOf::reason).orElse(Reason.MANUAL), Optional.empty());
    }

    /// The rule under which this failure is counted.
    Optional<Strikes> strikes(Fact fact) {
        return fact.kind() == Kind.FAILED && asksFor(fact) == Decision.RETRY
                ? row(fact).strikes()
                : Optional.empty();
    }

    private Decision asksFor(Fact fact) {
        return decide(row(fact), fact.permanence(), fact.guarded());
    }

    private Row row(Fact fact) {
        return row(fact.cause(), fact.subReason());
    }
}
