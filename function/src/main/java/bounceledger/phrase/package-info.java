/// Finds phrases in text: plain words that anybody can write and review, all of them in one pass.
///
/// Knows nothing of what a phrase means; the rooms that own the phrases do.
@NullMarked
package bounceledger.phrase;

import org.jspecify.annotations.NullMarked;
