package bounceledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// The invocation on whose behalf something is done.
///
/// @param requestId names the invocation; also what chance is drawn from, since whatever is random at start is the
///     same in every environment restored from one snapshot
/// @param started when the invocation began
/// @param left how much time it still has
public record Call(String requestId, Instant started, Supplier<Duration> left) {}
