package bounceledger.decide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an address is suppressed. Ordered: the first is the strongest, and the one that is told.
public enum Reason {
    COMPLAINT,
    /// A person said so.
    MANUAL,
    /// The address is dead, or its owner is gone.
    HARD_BOUNCE,
    /// A person refuses this sender by name.
    BLOCKED,
    /// Failures that might have passed, too many and for too long.
    SOFT_BOUNCE;

    /// The reason with this word; empty when there is none.
    public static Optional<Reason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
