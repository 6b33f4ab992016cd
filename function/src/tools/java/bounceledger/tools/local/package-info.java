/// AWS on one machine: the table, the bucket and the runtime that the stack's template describes, for integration
/// tests and for what people run. It owns the stand-ins; the handlers and readers behind them are the deployed ones.
@NullMarked
package bounceledger.tools.local;

import org.jspecify.annotations.NullMarked;
