package bounceledger.classify;

import java.util.Locale;

/// How much time is left to mend what the sender's side must prove: a deferral of this kind comes before the refusal.
public enum Urgency {
    /// Deferred: the same will be refused later.
    TIME_LEFT,
    /// Refused already.
    OUT_OF_TIME,
    /// The cause is not one that a deferral announces.
    NONE;

    /// As people read it, `time left`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
