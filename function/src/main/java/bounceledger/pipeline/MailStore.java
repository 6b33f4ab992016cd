package bounceledger.pipeline;

import bounceledger.arrival.Arrival;
import bounceledger.mail.RawMail;

/// Where stored mails lie.
public interface MailStore {

    /// What was found where a mail should be.
    sealed interface Fetched {

        /// The mail, or its head when it is larger than anybody needs to read.
        record Found(RawMail mail) implements Fetched {}

        /// Nothing that can be read, now or later.
        ///
        /// @param why in words, for the log
        record Unfit(String why) implements Fetched {}
    }

    /// Fetches the head of a mail, as much as a report can need.
    ///
    /// @throws bounceledger.ledger.Unavailable when the store does not answer
    Fetched fetch(Arrival.StoredMail mail);
}
