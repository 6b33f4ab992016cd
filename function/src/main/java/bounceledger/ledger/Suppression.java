package bounceledger.ledger;

import bounceledger.decide.EventId;
import bounceledger.decide.Schedule;
import bounceledger.decide.Standing;
import bounceledger.smtp.EnhancedStatus;
import java.time.Instant;
import java.util.Optional;

/// One entry of the suppression list.
///
/// @param address its key
/// @param decidedBy the event that is told as the reason
/// @param changed when the entry was last written
/// @param version how often the address's page was written
public record Suppression(
        String address,
        Standing.Suppressed standing,
        EventId decidedBy,
        Optional<EnhancedStatus> status,
        String provider,
        Instant changed,
        long version) {

    /// The entry that a page's schedule makes at `now`; empty when it suppresses nobody then.
    ///
    /// @param held what the page's facts lead to, or what was kept of it
    public static Optional<Suppression> of(
            String address,
            Schedule held,
            Optional<EnhancedStatus> status,
            String provider,
            Instant changed,
            long version,
            Instant now) {
        return held.at(now) instanceof Standing.Suppressed standing
                ? Optional.of(new Suppression(
                        address, standing, held.held(now).getFirst().id(), status, provider, changed, version))
                : Optional.empty();
    }
}
