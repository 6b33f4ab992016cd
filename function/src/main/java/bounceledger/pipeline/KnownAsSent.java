package bounceledger.pipeline;

import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.ledger.SentMessages;
import bounceledger.ledger.SentMessages.Sent;
import bounceledger.ledger.Unavailable;
import bounceledger.report.Authenticity;
import bounceledger.report.Ground;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes plausible what nothing proves, where the message that is reported is known as delivered to that very
/// recipient: only who got it, or carried it, knows its name. A delivery that came in the same batch is known too. One
/// read a batch, and none when all is proven.
record KnownAsSent(SentMessages messages) {

    private static final Reading NOT_ASKED = new Reading.NotYet("whether the message is known as sent is not known");

    /// The batch, in order, with what was found out.
    List<Judged> attest(List<Judged> batch) {
        Set<Sent> wanted = new HashSet<>();
        batch.forEach(
                one -> one.evidence().forEach(evidence -> sent(one, evidence).ifPresent(wanted::add)));
        if (wanted.isEmpty()) {
            return batch;
        }
        try {
            Set<Sent> known = new HashSet<>(messages.delivered(wanted));
            batch.forEach(one ->
                    one.evidence().forEach(evidence -> delivered(evidence).ifPresent(known::add)));
            return batch.stream().map(one -> attested(one, known)).toList();
        } catch (Unavailable trouble) {
            return batch.stream()
                    .map(one -> one.evidence().stream()
                                    .anyMatch(evidence -> sent(one, evidence).isPresent())
                            ? new Judged(NOT_ASKED, List.of(), List.of())
                            : one)
                    .toList();
        }
    }

    private static Judged attested(Judged one, Set<Sent> known) {
        return new Judged(
                one.reading(),
                one.findings(),
                one.evidence().stream()
                        .map(evidence -> sent(one, evidence)
                                .filter(known::contains)
                                .map(_ -> evidence.with(Ground.KNOWN_AS_SENT))
                                .orElse(evidence))
                        .toList());
    }

    /// What to ask about; empty for what is proven already, for what is contradicted, and for a report that names no
    /// message or nobody.
    private static Optional<Sent> sent(Judged one, Evidence evidence) {
        boolean asks = one.reading() instanceof Reading.Read
                && evidence.authenticity() == Authenticity.UNPROVEN
                && evidence.kind() != Kind.DELIVERED
                && evidence.message().id().messageId().isPresent();
        return message(evidence).filter(_ -> asks);
    }

    private static Optional<Sent> delivered(Evidence evidence) {
        boolean says = evidence.kind() == Kind.DELIVERED && evidence.proof().isFromSes();
        return message(evidence).filter(_ -> says);
    }

    private static Optional<Sent> message(Evidence evidence) {
        return evidence.recipient().map(who -> new Sent(evidence.message().id(), who));
    }
}
