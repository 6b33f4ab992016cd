/// What a report says, as data: about which message, which recipient, what happened, in whose words.
///
/// Owns no parsing: `format` and `arrival` fill these records, whatever the report came as.
@NullMarked
package bounceledger.report;

import org.jspecify.annotations.NullMarked;
