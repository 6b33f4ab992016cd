package bounceledger.decide;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.report.Authenticity;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.ReplyCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Evidence as a test tells it: what happened to whom and when, everything else as it mostly is.
///
/// @param to empty for a report that names nobody
public record Event(
        String to,
        String message,
        Kind kind,
        Cause cause,
        Optional<String> subReason,
        Optional<Permanence> permanence,
        boolean guarded,
        Instant at,
        Optional<Instant> sent,
        Authenticity authenticity,
        String reply,
        Source source) {

    private static final Policy POLICY = Policy.shipped();

    /// A message that failed for ever, as SES tells it.
    public static Event failed(String to, String message, Cause cause, Instant at) {
        return of(to, message, Kind.FAILED, cause, at).lasting(Permanence.PERMANENT);
    }

    /// A message that failed and may be tried again.
    public static Event deferred(String to, String message, Cause cause, Instant at) {
        return of(to, message, Kind.FAILED, cause, at).lasting(Permanence.TRANSIENT);
    }

    public static Event complained(String to, String message, Instant at) {
        return of(to, message, Kind.COMPLAINT, Cause.COMPLAINT, at).lasting(Permanence.PERMANENT);
    }

    /// Any other kind, with the verdict that goes with it.
    public static Event of(String to, String message, Kind kind, Instant at) {
        return switch (kind) {
            case FAILED -> failed(to, message, Cause.UNDETERMINED, at);
            case DELAYED -> of(to, message, kind, Cause.SERVER_ERROR, at).lasting(Permanence.TRANSIENT);
            case COMPLAINT -> complained(to, message, at);
            case AUTH_FAILURE -> of(to, message, kind, Cause.AUTH_FAILURE, at).lasting(Permanence.PERMANENT);
            case ECHO -> of(to, message, kind, Cause.SUPPRESSED, at).lasting(Permanence.PERMANENT);
            case DELIVERED, RELAYED, NOT_SPAM, AUTO_REPLY, DISPOSITION -> of(to, message, kind, Cause.NOT_A_BOUNCE, at);
            case SUPPRESS, LIFT, FORCED_LIFT, CONSENT, NOTE, ERASE -> of(to, message, kind, Cause.NOT_A_BOUNCE, at);
        };
    }

    private static Event of(String to, String message, Kind kind, Cause cause, Instant at) {
        return new Event(
                to,
                message,
                kind,
                cause,
                Optional.empty(),
                Optional.empty(),
                false,
                at,
                Optional.of(at.minus(Duration.ofMinutes(1))),
                Authenticity.PROVEN,
                "550 5.1.1 no such user",
                new Source("sqs/sns", ""));
    }

    private Event lasting(Permanence permanence) {
        return new Event(
                to,
                message,
                kind,
                cause,
                subReason,
                Optional.of(permanence),
                guarded,
                at,
                sent,
                authenticity,
                reply,
                source);
    }

    public Event because(String finer) {
        return new Event(
                to,
                message,
                kind,
                cause,
                Optional.of(finer),
                permanence,
                guarded,
                at,
                sent,
                authenticity,
                reply,
                source);
    }

    public Event withGuard() {
        return new Event(to, message, kind, cause, subReason, permanence, true, at, sent, authenticity, reply, source);
    }

    public Event sentAt(Optional<Instant> when) {
        return new Event(
                to, message, kind, cause, subReason, permanence, guarded, at, when, authenticity, reply, source);
    }

    /// The same event at another time, as another clock has it.
    public Event happening(Instant when) {
        return new Event(
                to, message, kind, cause, subReason, permanence, guarded, when, sent, authenticity, reply, source);
    }

    /// The same event as a mail tells it, which anyone could have written.
    public Event byMail(String pointer) {
        return new Event(
                to,
                message,
                kind,
                cause,
                subReason,
                permanence,
                guarded,
                at,
                sent,
                Authenticity.UNPROVEN,
                reply,
                new Source("sqs/s3", pointer));
    }

    public Event saying(String words) {
        return new Event(
                to, message, kind, cause, subReason, permanence, guarded, at, sent, authenticity, words, source);
    }

    public Verdict verdict() {
        return new Verdict(cause, subReason, permanence, "test/rule", "", Optional.empty(), "other", "book-1");
    }

    public Evidence evidence() {
        return new Evidence(
                MailAddress.parse(to),
                kind,
                new Times(at, at.plusSeconds(2), at.plusSeconds(5)),
                new ReportedMessage(ReportId.ofSes(message), sent, Optional.of("spring"), Optional.of("news")),
                verdict(),
                POLICY.decide(verdict(), guarded),
                guarded,
                reply,
                EnhancedStatus.firstIn(reply),
                ReplyCode.firstIn(reply),
                RemoteMta.parse("dns; mx.example.org"),
                proof(),
                new TreeSet<>(Set.of(source)));
    }

    private Proof proof() {
        return switch (authenticity) {
            case PROVEN -> Proof.of(Ground.OWN_QUEUE);
            case PLAUSIBLE -> Proof.of(Ground.REPORTER);
            case UNPROVEN -> Proof.NONE;
            case CONTRADICTED -> Proof.of(Ground.FALSE_TOKEN);
        };
    }

    /// The same event, worth this much.
    public Event worth(Authenticity other) {
        return new Event(to, message, kind, cause, subReason, permanence, guarded, at, sent, other, reply, source);
    }

    public Fact fact() {
        return evidence().fact();
    }
}
