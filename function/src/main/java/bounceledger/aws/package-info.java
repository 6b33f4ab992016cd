/// The ledger in DynamoDB, the mails and the quarantine in S3.
///
/// Owns the layout of the table and how a transaction is tried again. Refuses to decide anything.
@NullMarked
package bounceledger.aws;

import org.jspecify.annotations.NullMarked;
