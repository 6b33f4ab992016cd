package bounceledger.pipeline;

import bounceledger.arrival.Origin;

/// Where what cannot be read is kept, so that nothing is lost and nothing loops.
public interface Quarantine {

    /// What could not be read.
    ///
    /// @param why in words, without anything from the event itself
    /// @param pointer where its bytes lie; empty when `raw` is all there is
    /// @param raw the event as it came
    record Unread(String why, Origin origin, String pointer, String raw) {}

    /// Keeps it. Keeping the same again changes nothing.
    ///
    /// @throws bounceledger.ledger.Unavailable when the store does not answer
    void keep(Unread unread);
}
