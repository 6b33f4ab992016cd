package bounceledger.report;

/// What somebody told us about a message, whatever it came as. Every caller handles all of it.
public sealed interface Report permits AboutMessage, NotAReport {}
