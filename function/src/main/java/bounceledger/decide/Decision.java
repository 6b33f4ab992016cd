package bounceledger.decide;

import java.util.Locale;

/// What one report asks for, before history, authenticity and incidents have their say.
public enum Decision {
    /// A fact about the address: stop writing to it.
    SUPPRESS,
    /// It may pass by itself: write again later.
    RETRY,
    /// A fact about the sender, the message or the path: a person must act, the address stays.
    INVESTIGATE,
    /// Nothing happened that asks for anything.
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
