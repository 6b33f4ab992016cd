/// Long work in short steps: imports and exports.
///
/// Owns the job, what one step of it does, and how lines of a file become evidence. Refuses to know where jobs, files
/// and messages are kept.
@NullMarked
package bounceledger.jobs;

import org.jspecify.annotations.NullMarked;
