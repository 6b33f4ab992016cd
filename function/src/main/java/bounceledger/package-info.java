/// Reads every bounce once, works out why, decides what to do, and keeps the ledger that marketing tools ask
/// before they send.
@NullMarked
package bounceledger;

import org.jspecify.annotations.NullMarked;
