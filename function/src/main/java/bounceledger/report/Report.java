package bounceledger.report;

/// What somebody told us about a message, whatever it came as. Every caller handles all five.
public sealed interface Report permits DeliveryReport, FeedbackReport, DispositionReport, AutoReply, NotAReport {}
