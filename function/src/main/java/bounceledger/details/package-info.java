/// What else a reply names, beside what happened: lists, links, addresses of hosts, waiting times, ids.
///
/// Owns one small grammar a file, each linear in the reply's length and bounded in what it gives back. Refuses to
/// judge: nothing here decides a cause, and nothing here is stored, since it can be read from the reply again.
@NullMarked
package bounceledger.details;

import org.jspecify.annotations.NullMarked;
