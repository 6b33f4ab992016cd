/// The page for people, as files.
///
/// Owns what a browser loads, and the knowledge that it shows beside the ledger's counts. Refuses to know who serves
/// it: the counts it asks for itself, over the API.
@NullMarked
package bounceledger.page;

import org.jspecify.annotations.NullMarked;
