/// One recipient's report in, a verdict out: what happened, whether trying again can help, and which words said so.
///
/// Owns the closed list of causes and the rule book, which is data under `classify/` in the resources. Refuses to
/// decide what follows from a cause (`decide` does), and to know any reply in Java code.
@NullMarked
package bounceledger.classify;

import org.jspecify.annotations.NullMarked;
