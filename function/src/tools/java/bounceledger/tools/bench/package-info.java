/// How fast it is: JMH benchmarks that a person runs by hand, on a calm machine. Figures go to `docs/measurements/`.
@NullMarked
package bounceledger.tools.bench;

import org.jspecify.annotations.NullMarked;
