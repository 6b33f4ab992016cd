/// Texts, lists and maps as bytes that read in a moment: what the build makes of YAML, so that no function parses it.
///
/// Knows nothing of what is in them; the rooms that own the knowledge do.
@NullMarked
package bounceledger.flat;

import org.jspecify.annotations.NullMarked;
