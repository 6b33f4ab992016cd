/// The dialects: from the parts of a mail to the report that it is.
///
/// One file for each way of writing a report, one ordered list of them in {@link Formats}. Owns the grammar of
/// reports; refuses to judge what a reply means, and to read anything out of the body of a returned message.
@NullMarked
package bounceledger.format;

import org.jspecify.annotations.NullMarked;
