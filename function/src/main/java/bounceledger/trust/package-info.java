/// Whether a report is about something that we sent: marks of our own that a stranger cannot write.
///
/// Owns tokens in return paths, signatures over returned headers, and what SES itself found when a mail came
/// in. Refuses to know where keys come from, and what follows from its answer.
@NullMarked
package bounceledger.trust;

import org.jspecify.annotations.NullMarked;
