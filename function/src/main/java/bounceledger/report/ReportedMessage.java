package bounceledger.report;

import java.time.Instant;
import java.util.Optional;

/// The message that a report is about.
///
/// @param sent when it left us; empty when the report does not say
/// @param campaign the sender's own name for the mailing: tag `campaign`, or header `X-Campaign`
/// @param stream the SES configuration set it was sent under
public record ReportedMessage(ReportId id, Optional<Instant> sent, Optional<String> campaign, Optional<String> stream) {

    /// A message of which only the name is known.
    public static ReportedMessage of(ReportId id) {
        return new ReportedMessage(id, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
