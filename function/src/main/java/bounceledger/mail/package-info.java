/// From the bytes of a mail to its parts: headers, what it tells a person, what it tells a machine, which message
/// it returns.
///
/// Owns MIME, charsets, mail dates and every limit on them; the only room that knows Jakarta Mail. Refuses to know
/// what a report means. Whatever the bytes are, there is an answer, read in time linear in their number.
@NullMarked
package bounceledger.mail;

import org.jspecify.annotations.NullMarked;
