package bounceledger.decide;

import bounceledger.classify.Cause;
import java.time.Instant;
import java.util.Optional;

/// Where an address stands, folded from all evidence about it. Every caller handles all three.
public sealed interface Standing {

    /// Nothing speaks against writing to the address.
    record Clear() implements Standing {}

    /// Soft failures are on file, not yet enough to stop.
    ///
    /// @param failures how many in a row, since the last delivery
    /// @param since event time of the first of them
    record Watched(int failures, Instant since) implements Standing {}

    /// Do not write to the address.
    ///
    /// @param cause of the event that weighs most
    /// @param since when it began to hold without a break
    /// @param until when the suppression ends by itself; empty means until a person lifts it
    record Suppressed(Reason reason, Cause cause, Instant since, Optional<Instant> until) implements Standing {}

    /// The word for it in answers.
    default String word() {
        return switch (this) {
            case Clear() -> "clear";
            case Watched _ -> "watched";
            case Suppressed _ -> "suppressed";
        };
    }
}
