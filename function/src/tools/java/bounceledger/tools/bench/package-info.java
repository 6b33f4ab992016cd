/// How fast it is, what it costs, and whether it stays exact under faults: what a person runs by hand, on a calm
/// machine. Figures go to `docs/measurements/`.
@NullMarked
package bounceledger.tools.bench;

import org.jspecify.annotations.NullMarked;
