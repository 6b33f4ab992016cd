package bounceledger.classify;

import java.util.Locale;

/// Whether trying the same again can help (RFC 3463 section 3.1). Everyday words for it are soft and hard.
public enum Permanence {
    TRANSIENT,
    PERMANENT;

    /// `transient` or `permanent`, as data files and answers spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
