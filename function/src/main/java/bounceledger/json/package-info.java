/// JSON as a small immutable tree, read strictly and written compactly.
///
/// Owns the limits of what is read, and the one use of the SDK's own parser (docs/decisions/0003). Refuses to know
/// what any of it means, and to bind it to classes.
@NullMarked
package bounceledger.json;

import org.jspecify.annotations.NullMarked;
