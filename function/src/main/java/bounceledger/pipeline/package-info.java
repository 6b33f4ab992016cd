/// The one straight way from what arrived to what is booked.
///
/// Owns the order of the steps. Refuses to know where mails lie, and who asked.
@NullMarked
package bounceledger.pipeline;

import org.jspecify.annotations.NullMarked;
