package bounceledger.decide;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.report.Authenticity;
import bounceledger.smtp.EnhancedStatus;
import java.time.Duration;
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

    /// How long a report that anyone can write may suppress, where it may at all.
    public static final Duration MOST_UNPROVEN = Duration.ofDays(30);

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::at).thenComparing(Fact::id).thenComparing(Fact::toString);

    /// When the message was sent, or, where nobody said, the latest that it can have been.
    public Instant sentBy() {
        return sent.orElse(at);
    }

    /// How long this fact may suppress for, where the policy says so long.
    Duration atMost(Duration said) {
        boolean tooLong = authenticity.compareTo(Authenticity.UNPROVEN) <= 0 && said.compareTo(MOST_UNPROVEN) > 0;
        return tooLong ? MOST_UNPROVEN : said;
    }

    /// The same where it is until something lifts it, when empty.
    Optional<Duration> atMost(Optional<Duration> said) {
        return authenticity.compareTo(Authenticity.UNPROVEN) <= 0
                ? Optional.of(atMost(said.orElse(MOST_UNPROVEN)))
                : said;
    }

    /// By time, then by event. Two words about one event at one time are two facts, or a sorted set would take what a
    /// join has learnt for what it knew.
    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }
}
