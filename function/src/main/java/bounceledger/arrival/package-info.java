/// JSON from AWS, unwrapped to what arrived: a report from SES, a mail, or something that is neither.
///
/// Owns the shapes of carriers (SQS, SNS, EventBridge, S3, SES receipt rules) and of SES's own events; they are
/// recognised by shape, never by a subject. Refuses to fetch anything, and to throw on anything.
@NullMarked
package bounceledger.arrival;

import org.jspecify.annotations.NullMarked;
