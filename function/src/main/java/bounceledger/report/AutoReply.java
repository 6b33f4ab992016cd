package bounceledger.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An automatic answer (RFC 3834): out of office, a ticket number, a challenge. Never suppresses.
///
/// @param recipients who answered, as written; empty when the reply does not say
public record AutoReply(ReportedMessage message, Optional<Instant> at, List<String> recipients)
        implements AboutMessage {

    public AutoReply {
        recipients = List.copyOf(recipients);
    }
}
