package bounceledger.report;

/// A mail that reports nothing: somebody wrote to the bounce address.
///
/// @param why what was looked for and not found, for the person who asks
public record NotAReport(String why) implements Report {}
