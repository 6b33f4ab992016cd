/// What is written and what may be asked, as data, behind two interfaces.
///
/// Owns pages, counts and their arithmetic. Refuses to know the table.
@NullMarked
package bounceledger.ledger;

import org.jspecify.annotations.NullMarked;
