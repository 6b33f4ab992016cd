/// DynamoDB Local never conflicts, throttles nothing, loses no answer and updates its index at once. This is a table
/// with the troubles of the real one in front of it, for tests, the soak and the benchmarks.
@NullMarked
package bounceledger.tools.faults;

import org.jspecify.annotations.NullMarked;
