/// The deployed handlers on one machine: an embedded DynamoDB, a folder for S3, a terminal.
///
/// Owns no code path of its own: what reads, judges and books is what ships.
@NullMarked
package bounceledger.tools.local;

import org.jspecify.annotations.NullMarked;
