package bounceledger.ledger;

import java.util.Locale;

/// What became of one piece of evidence at the ledger.
public enum Booking {
    /// New, and written.
    BOOKED,
    /// The event was known; this arrival added to what is known of it.
    JOINED,
    /// The event was known, and this arrival says nothing new.
    ALREADY_THERE,
    /// Not written; it may succeed later.
    TRY_AGAIN,
    /// Not written, and never will be: the store finds it invalid.
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
