/// Hostile input by the million: one class for each door, to be run by Jazzer (`.ci/fuzz`), and never shipped.
@NullMarked
package bounceledger.fuzz;

import org.jspecify.annotations.NullMarked;
