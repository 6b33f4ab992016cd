/// The function as it is packaged, asked through Lambda's own runtime interface client.
@NullMarked
package bounceledger.packaged;

import org.jspecify.annotations.NullMarked;
