package bounceledger.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// By what events are counted. The cube is kept by the hour, the margins by the day and not crossed.
public enum Dimension {
    /// Provider × cause × kind; a name is the three words with `|` between.
    CUBE,
    DOMAIN,
    STATUS,
    DECISION,
    CAMPAIGN,
    STREAM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The dimension with this word; empty when there is none.
    public static Optional<Dimension> of(String word) {
        return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
    }
}
