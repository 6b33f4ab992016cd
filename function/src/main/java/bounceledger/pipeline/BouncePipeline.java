package bounceledger.pipeline;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.Arrivals;
import bounceledger.arrival.Origin;
import bounceledger.decide.Evidence;
import bounceledger.decide.Source;
import bounceledger.decide.Times;
import bounceledger.format.Formats;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.Unavailable;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.Action;
import bounceledger.report.Authenticity;
import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.DispositionReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.NotAReport;
import bounceledger.report.Report;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The straight way: fetch, read, judge, book. One batch touches the outside three times, and one arrival's trouble is
/// its own.
public final class BouncePipeline {

    private final MailStore mails;
    private final Quarantine quarantine;
    private final Ledger ledger;
    private final Supplier<Judge> judges;
    private final Deliveries deliveries;

    public BouncePipeline(MailStore mails, Quarantine quarantine, Ledger ledger, Judge judge, Deliveries deliveries) {
        this(mails, quarantine, ledger, () -> judge, deliveries);
    }

    /// @param judges asked once for each batch; must not throw
    public BouncePipeline(
            MailStore mails, Quarantine quarantine, Ledger ledger, Supplier<Judge> judges, Deliveries deliveries) {
        this.mails = mails;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.judges = judges;
        this.deliveries = deliveries;
    }

    /// One arrival with what became of it.
    public record Processed(Arrivals.Item item, Arrival arrival, Outcome outcome) {}

    /// An arrival on its way: what was read, and which of the batch's evidence is its own.
    private record Step(
            Arrivals.Item item, Arrival arrival, Reading reading, List<Finding> findings, int from, int to) {}

    private record Judged(Reading reading, List<Finding> findings, List<Evidence> evidence) {}

    /// Takes everything that one invocation brought.
    ///
    /// @return one for each arrival, in order; trouble is a value
    public List<Processed> process(Arrivals arrivals, Call call) {
        List<Evidence> evidence = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Judge judge = judges.get();
        for (Arrivals.Item item : arrivals.items()) {
            for (Arrival arrival : item.arrivals()) {
                Judged judged = judged(arrival, judge, call.started());
                int from = evidence.size();
                evidence.addAll(judged.evidence);
                steps.add(new Step(item, arrival, judged.reading, judged.findings, from, evidence.size()));
            }
        }
        List<Booking> bookings = evidence.isEmpty() ? List.of() : ledger.book(evidence, call);
        return steps.stream()
                .map(step ->
                        new Processed(step.item, step.arrival, outcome(step, bookings.subList(step.from, step.to))))
                .toList();
    }

    /// A fault of our own in one arrival is kept with it for a person to look at, and holds up nobody else.
    private Judged judged(Arrival arrival, Judge judge, Instant now) {
        try {
            Reading reading = read(arrival);
            List<Finding> findings = reading instanceof Reading.Read read ? judge.judge(read.report()) : List.of();
            return new Judged(reading, findings, evidence(arrival.origin(), reading, findings, now));
        } catch (RuntimeException | StackOverflowError fault) {
            String pointer = arrival instanceof Arrival.StoredMail stored ? stored.pointer() : "";
            String why = "a fault of our own: " + fault.getClass().getSimpleName();
            return new Judged(new Reading.Unread(why, pointer), List.of(), List.of());
        }
    }

    private Reading read(Arrival arrival) {
        return switch (arrival) {
            case Arrival.SesNotification notification -> notification(notification.report());
            case Arrival.StoredMail stored -> fetch(stored);
            case Arrival.CarriedMail carried -> mail(new RawMail(name(carried), carried.mail(), false), "");
            case Arrival.Ignored ignored -> new Reading.Nothing(ignored.what(), ignored.why());
            case Arrival.Unreadable unreadable -> new Reading.Unread(unreadable.why(), "");
        };
    }

    /// Stands for the bytes when nothing else names them: two mails must not be taken for one.
    private static String name(Arrival.CarriedMail carried) {
        return carried.receiptId().orElseGet(() -> "carried/" + UUID.nameUUIDFromBytes(carried.mail()));
    }

    /// Came over a way that only SES can write to.
    private Reading notification(Report report) {
        return deliveries == Deliveries.NONE && isDelivery(report)
                ? new Reading.Nothing("delivery", "deliveries are not wired")
                : new Reading.Read(report, "", "", Authenticity.PROVEN);
    }

    private static boolean isDelivery(Report report) {
        return report instanceof DeliveryReport delivery
                && !delivery.recipients().isEmpty()
                && delivery.recipients().stream().allMatch(one -> one.action() == Action.DELIVERED);
    }

    private Reading fetch(Arrival.StoredMail stored) {
        try {
            return switch (mails.fetch(stored)) {
                case MailStore.Fetched.Found found -> mail(found.mail(), stored.pointer());
                case MailStore.Fetched.Unfit unfit -> new Reading.Unread(unfit.why(), stored.pointer());
            };
        } catch (Unavailable trouble) {
            return new Reading.NotYet(String.valueOf(trouble.getMessage()));
        }
    }

    private static Reading mail(RawMail raw, String pointer) {
        if (raw.bytes().length == 0) {
            return new Reading.Unread("the mail is empty", pointer);
        }
        Formats.ReadReport read = Formats.read(MailReader.read(raw));
        return read.report() instanceof NotAReport no
                ? new Reading.Nothing("not-a-report", no.why())
                : new Reading.Read(read.report(), read.format().orElse(""), pointer, Authenticity.UNPROVEN);
    }

    private static List<Evidence> evidence(Origin origin, Reading reading, List<Finding> findings, Instant now) {
        if (!(reading instanceof Reading.Read read)) {
            return List.of();
        }
        ReportedMessage message = message(read.report());
        Times times =
                Times.of(at(read.report()), origin.received().map(BouncePipeline::toMilliseconds), toMilliseconds(now));
        Source source = new Source(origin.carrier(), read.pointer());
        return findings.stream()
                .map(finding -> finding.evidence(message, times, read.authenticity(), source))
                .toList();
    }

    /// As everything that is stored.
    private static Instant toMilliseconds(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static ReportedMessage message(Report report) {
        ReportedMessage message = switch (report) {
            case DeliveryReport delivery -> delivery.message();
            case FeedbackReport feedback -> feedback.message();
            case DispositionReport disposition -> disposition.message();
            case AutoReply reply -> reply.message();
            case NotAReport _ -> throw new IllegalArgumentException("no report is about no message");
        };
        return new ReportedMessage(
                new ReportId(Finding.wellFormed(message.id().value())),
                message.sent().map(BouncePipeline::toMilliseconds),
                message.campaign().map(Finding::wellFormed),
                message.stream().map(Finding::wellFormed));
    }

    private static Optional<Instant> at(Report report) {
        Optional<Instant> at = switch (report) {
            case DeliveryReport delivery -> delivery.at();
            case FeedbackReport feedback -> feedback.at();
            case DispositionReport disposition -> disposition.at();
            case AutoReply reply -> reply.at();
            case NotAReport _ -> Optional.empty();
        };
        return at.map(BouncePipeline::toMilliseconds);
    }

    private Outcome outcome(Step step, List<Booking> bookings) {
        return switch (step.reading) {
            case Reading.Nothing nothing -> new Outcome.Ignored(nothing.what(), nothing.why());
            case Reading.NotYet notYet -> new Outcome.TryAgain(notYet.why());
            case Reading.Unread unread -> quarantined(step, unread.why(), unread.pointer());
            case Reading.Read read -> recorded(step, read, bookings);
        };
    }

    private Outcome recorded(Step step, Reading.Read read, List<Booking> bookings) {
        if (bookings.contains(Booking.TRY_AGAIN)) {
            return new Outcome.TryAgain("the ledger took not all of it");
        }
        if (bookings.contains(Booking.REFUSED)) {
            return quarantined(step, "the ledger refuses it as invalid", read.pointer());
        }
        List<Outcome.Entry> entries = new ArrayList<>();
        for (int i = 0; i < bookings.size(); i++) {
            entries.add(new Outcome.Entry(step.findings.get(i), bookings.get(i)));
        }
        return new Outcome.Recorded(read.format(), entries);
    }

    private Outcome quarantined(Step step, String why, String pointer) {
        try {
            quarantine.keep(new Quarantine.Unread(why, step.arrival.origin(), pointer, step.item.raw()));
            return new Outcome.Quarantined(why);
        } catch (Unavailable trouble) {
            return new Outcome.TryAgain("cannot be read (" + why + "), and the quarantine does not answer");
        }
    }
}
