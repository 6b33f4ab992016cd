package bounceledger.decide;

import bounceledger.classify.Verdict;
import bounceledger.report.Authenticity;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.ReplyCode;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// One event about one recipient, whole, as it is booked once.
///
/// @param recipient as written; empty when the report names nobody
/// @param decision what this one report asks for
/// @param guarded whether something speaks against suppressing on it alone: a veto word, or a complaint that
///     names several recipients
/// @param reply the remote server's own words, as they came
/// @param status the best supported enhanced status
/// @param proof why it is to be believed, and how far
/// @param sources every way it came, in order
public record Evidence(
        Optional<MailAddress> recipient,
        Kind kind,
        Times times,
        ReportedMessage message,
        Verdict verdict,
        Decision decision,
        boolean guarded,
        String reply,
        Optional<EnhancedStatus> status,
        Optional<ReplyCode> code,
        Optional<RemoteMta> remoteMta,
        Proof proof,
        SortedSet<Source> sources) {

    /// A report that is mailed round and round must not grow for ever; which ones are kept is the same in any order.
    private static final int MAX_SOURCES = 20;

    /// A total order, so that joining is commutative and associative: what a stranger cannot write beats what he
    /// can, then the more specific word wins; the rest only breaks ties.
    private static final Comparator<Evidence> WORTH = Comparator.comparing(Evidence::proof, Proof.WEIGHT)
            .thenComparing(evidence ->
                    evidence.status.filter(EnhancedStatus::isSpecific).isPresent())
            .thenComparing(evidence -> !evidence.guarded)
            .thenComparingInt(evidence -> evidence.reply.length())
            .thenComparing(evidence -> evidence.times.event(), Comparator.reverseOrder())
            .thenComparing(evidence -> evidence.withoutHistory().toString());

    public Evidence {
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    public Authenticity authenticity() {
        return proof.authenticity();
    }

    public EventId id() {
        return EventId.of(message.id(), kind);
    }

    /// The short form that the fold needs.
    public Fact fact() {
        return new Fact(
                id(),
                kind,
                verdict.cause(),
                verdict.subReason(),
                verdict.permanence(),
                guarded,
                times.event(),
                message.sent(),
                proof.authenticity(),
                status,
                verdict.provider());
    }

    /// Two arrivals of one event become one: the worthier tells what happened and of which message, both ways
    /// are kept, and so are the earliest times. What is worth less adds nothing: a forger could date the
    /// message back. Commutative, associative and idempotent.
    public Evidence join(Evidence other) {
        if (equals(other)) {
            return this;
        }
        Evidence best = WORTH.compare(this, other) >= 0 ? this : other;
        SortedSet<Source> both = new TreeSet<>(sources);
        both.addAll(other.sources);
        Times kept = new Times(
                best.times.event(),
                earlier(times.received(), other.times.received()),
                earlier(times.processed(), other.times.processed()));
        ReportedMessage known = new ReportedMessage(
                message.id(),
                least(best, other, ReportedMessage::sent),
                least(best, other, ReportedMessage::campaign),
                least(best, other, ReportedMessage::stream));
        while (both.size() > MAX_SOURCES) {
            both.removeLast();
        }
        return best.with(best.recipient, kept, known, both);
    }

    /// The same with one reason more to believe it.
    public Evidence with(Ground ground) {
        return new Evidence(
                recipient,
                kind,
                times,
                message,
                verdict,
                decision,
                guarded,
                reply,
                status,
                code,
                remoteMta,
                proof.and(ground),
                sources);
    }

    /// The same, but for whom it is about.
    public Evidence nameless() {
        return with(Optional.empty(), times, message, sources);
    }

    private Evidence with(Optional<MailAddress> who, Times kept, ReportedMessage known, SortedSet<Source> both) {
        return new Evidence(
                who, kind, kept, known, verdict, decision, guarded, reply, status, code, remoteMta, proof, both);
    }

    private Evidence withoutHistory() {
        Times same = new Times(times.event(), times.event(), times.event());
        return with(recipient, same, ReportedMessage.of(message.id()), new TreeSet<>());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// What this and the other say that are worth as much as the best of them.
    private <T extends Comparable<T>> Optional<T> least(
            Evidence best, Evidence other, Function<ReportedMessage, Optional<T>> said) {
        return Stream.of(this, other)
                .filter(one -> Proof.WEIGHT.compare(one.proof, best.proof) == 0)
                .flatMap(one -> said.apply(one.message).stream())
                .min(Comparator.naturalOrder());
    }
}
