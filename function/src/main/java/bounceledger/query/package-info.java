/// A question over HTTP, answered, without a server.
///
/// Owns the routes, the parameters and the JSON of the answers. Refuses to know who serves them.
@NullMarked
package bounceledger.query;

import org.jspecify.annotations.NullMarked;
