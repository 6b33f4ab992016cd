package bounceledger.ledger;

import bounceledger.smtp.MailAddress;

/// Takes away what is left of an erased address, after the act itself was booked: the evidence, and the raw mails and
/// quarantine objects that it points to. The page stays and goes on deciding; later bounces find it by the same hash,
/// and write no address back.
public interface Erasure {

    /// What went.
    ///
    /// @param complete whether all of it did; if not, the same call goes on where this one stopped
    record Swept(int evidence, int objects, boolean complete) {}

    /// Sweeps one address. Of one that was never erased it takes nothing. Trouble with the store is incomplete, no
    /// exception.
    ///
    /// That an event was here stays known, by its hash alone, so that a redelivery does not count again.
    Swept sweep(MailAddress address, Call call);
}
