package bounceledger.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A feedback report (RFC 5965), or a complaint from SES.
///
/// @param at when it happened, by the reporter's clock; empty when it does not say
/// @param recipients as written. QUIRK: SES names every recipient of the message at the complaining provider, so
///     of several none is known to have complained
/// @param label the reporter's own name for a report without a complaint, such as
/// `ses/complaint/onaccountsuppressionlist`
public record FeedbackReport(
        ReportedMessage message,
        Optional<Instant> at,
        FeedbackType type,
        List<String> recipients,
        Optional<String> label)
        implements AboutMessage {

    public FeedbackReport {
        recipients = List.copyOf(recipients);
    }
}
