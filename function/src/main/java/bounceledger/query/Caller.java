package bounceledger.query;

/// Who asks.
///
/// @param who an IAM principal's ARN, or `key:` and the id of an API key; goes on the record of every change
public record Caller(String who, Scope scope) {}
