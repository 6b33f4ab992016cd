package bounceledger.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A delivery status notification (RFC 3464), or a notification from SES that says the same.
///
/// @param at when it happened, by the reporter's clock; empty when it does not say or cannot be read
/// @param reportingMta who wrote the report (section 2.2.2)
/// @param recipients never taken from anywhere but the report itself; empty when it names none
public record DeliveryReport(
        ReportedMessage message, Optional<Instant> at, Optional<String> reportingMta, List<RecipientReport> recipients)
        implements AboutMessage {

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }
}
