package bounceledger.decide;

import bounceledger.report.Authenticity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a report must be worth before it counts. What does not count is booked, counted in the statistics and shown; it
/// suppresses nobody, is no strike, and lifts nothing. What is contradicted never counts.
public enum TrustMode {
    /// Only what is proven. Bounces without a mark of ours are then seen by nobody but who looks for them.
    STRICT(Authenticity.PROVEN),
    /// What is proven or plausible.
    BALANCED(Authenticity.PLAUSIBLE),
    /// What anyone can write too, but for {@link Fact#MOST_UNPROVEN} at most: a stranger can stop the mail to
    /// any address for so long, again and again.
    LENIENT(Authenticity.UNPROVEN),
    /// As lenient, since nothing is set up yet by which anything could be proven.
    OPEN(Authenticity.UNPROVEN);

    private final Authenticity least;

    TrustMode(Authenticity least) {
        this.least = least;
    }

    /// Whether what is worth this counts.
    public boolean believes(Authenticity authenticity) {
        return authenticity.compareTo(least) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The mode with this word; empty when there is none.
    public static Optional<TrustMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
