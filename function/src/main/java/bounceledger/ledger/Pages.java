package bounceledger.ledger;

import bounceledger.smtp.MailAddress;
import java.util.Collection;
import java.util.Set;

/// Which addresses have a page, asked cheaply: the answer may lag by moments.
@FunctionalInterface
public interface Pages {

    /// Those of these that have one.
    ///
    /// @throws Unavailable when the store does not answer
    Set<MailAddress> among(Collection<MailAddress> addresses);
}
