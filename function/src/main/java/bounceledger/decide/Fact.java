package bounceledger.decide;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.report.Authenticity;
import bounceledger.smtp.EnhancedStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// What the fold needs of one piece of evidence; an address's page keeps one for each.
///
/// @param guarded whether something speaks against suppressing on it alone
/// @param at event time
/// @param sent when the message was sent; empty when nobody said
/// @param status,provider for those who read a list; the fold does not look at them
public record Fact(
        EventId id,
        Kind kind,
        Cause cause,
        Optional<String> subReason,
        Optional<Permanence> permanence,
        boolean guarded,
        Instant at,
        Optional<Instant> sent,
        Authenticity authenticity,
        Optional<EnhancedStatus> status,
        String provider)
        implements Comparable<Fact> {

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::at).thenComparing(Fact::id).thenComparing(Fact::toString);

    /// When the message was sent, or, where nobody said, the latest that it can have been.
    public Instant sentBy() {
        return sent.orElse(at);
    }

    /// By time, then by event. Two words about one event at one time are two facts, or a sorted set would take what a
    /// join has learnt for what it knew.
    @Override
    public int compareTo(Fact other) {
        return equals(other) ? 0 : ORDER.compare(this, other);
    }
}
