/// What follows from a verdict: what one report asks for, and where an address stands after all of them.
///
/// Owns the policy and the fold. Refuses to know how evidence is stored, and what time it is.
@NullMarked
package bounceledger.decide;

import org.jspecify.annotations.NullMarked;
