package bounceledger.pipeline;

import bounceledger.ledger.Booking;
import bounceledger.report.Proof;
import java.util.List;

/// What became of one arrival. Every caller handles all four.
public sealed interface Outcome {

    /// Booked, or found to be booked already.
    ///
    /// @param format the dialect that a mail was read by; empty for a notification
    record Recorded(String format, List<Entry> entries) implements Outcome {}

    /// Nothing to book, by design.
    ///
    /// @param what the event's own short name, such as `send`, `test`, `not-a-report`
    record Ignored(String what, String why) implements Outcome {}

    /// Kept for a person to look at; acknowledged, so that it never loops.
    record Quarantined(String why) implements Outcome {}

    /// Goes back to where it came from; the same may succeed later.
    record TryAgain(String why) implements Outcome {}

    /// One recipient's finding, why it is to be believed, and what the ledger made of it.
    record Entry(Finding finding, Proof proof, Booking booking) {}

    /// The word for it in logs.
    default String word() {
        return switch (this) {
            case Recorded _ -> "recorded";
            case Ignored _ -> "ignored";
            case Quarantined _ -> "quarantined";
            case TryAgain _ -> "try-again";
        };
    }
}
