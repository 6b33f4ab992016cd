package bounceledger.report;

import java.time.Instant;
import java.util.Optional;

/// A report that is one: it is about a message, and something happened at a time.
public sealed interface AboutMessage extends Report
        permits DeliveryReport, FeedbackReport, DispositionReport, AutoReply {

    ReportedMessage message();

    /// When it happened, by the reporter's clock; empty when it does not say, or cannot be read.
    Optional<Instant> at();
}
