package bounceledger.ledger;

import bounceledger.report.ReportId;
import bounceledger.smtp.MailAddress;
import java.util.Collection;
import java.util.Set;

/// Which messages SES is known to have delivered, where every delivery is booked.
@FunctionalInterface
public interface SentMessages {

    /// Nothing is known.
    SentMessages UNKNOWN = _ -> Set.of();

    /// One message to one recipient.
    record Sent(ReportId message, MailAddress recipient) {}

    /// Those of these that SES said it delivered; a mail that says so does not count.
    ///
    /// @throws Unavailable when the store does not answer
    Set<Sent> delivered(Collection<Sent> messages);
}
