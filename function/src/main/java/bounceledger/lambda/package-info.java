/// The handlers that Lambda calls.
///
/// Owns the clock, the environment, the log lines, and the one place where everything is put together.
@NullMarked
package bounceledger.lambda;

import org.jspecify.annotations.NullMarked;
