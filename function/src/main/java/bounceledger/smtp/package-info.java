/// The words of SMTP: addresses, reply codes, enhanced status codes, and replies as one line of text.
///
/// Owns their grammar. Refuses to know what a reply means, and who asks.
@NullMarked
package bounceledger.smtp;

import org.jspecify.annotations.NullMarked;
