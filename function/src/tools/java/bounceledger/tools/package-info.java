/// What people run on their own machine; none of it ships.
@NullMarked
package bounceledger.tools;

import org.jspecify.annotations.NullMarked;
