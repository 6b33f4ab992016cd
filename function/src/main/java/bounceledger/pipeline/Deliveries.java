package bounceledger.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What becomes of SES's Delivery events, which are as many as the mails that are sent.
public enum Deliveries {
    /// Ignored; a bounce stays on file until it is too old to count.
    NONE,
    /// Booked when the address has a page, so that it clears soft failures; else dropped after one cheap read. One that
    /// comes before the bounce it would clear is dropped too: a suppression that ends by itself.
    CLEAR,
    /// Each is booked; clears soft failures, and makes rates exact.
    EXACT;

    /// The mode with this word; empty when there is none.
    public static Optional<Deliveries> of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
