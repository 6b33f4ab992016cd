package bounceledger.pipeline;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.Arrivals;
import bounceledger.decide.Evidence;
import bounceledger.format.Formats;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.Pages;
import bounceledger.ledger.SentMessages;
import bounceledger.ledger.Unavailable;
import bounceledger.report.Proof;
import bounceledger.trust.Examiner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The straight way: fetch, read, judge, book. One batch touches the outside three times, and one arrival's trouble is
/// its own.
public final class BouncePipeline {

    /// What a slow mail and the booking after it may take.
    private static final Duration FETCH_AND_BOOK = Duration.ofSeconds(25);

    /// What keeping one unread event may take.
    private static final Duration KEEP = Duration.ofSeconds(14);

    private static final Reading TOO_LATE = new Reading.NotYet("no time left to fetch the mail");

    private final ArrivalOpener opener;
    private final DeliverySieve sieve;
    private final KnownAsSent knownAsSent;
    private final Quarantine quarantine;
    private final Ledger ledger;
    private final Supplier<Judge> judges;

    public BouncePipeline(MailStore mails, Quarantine quarantine, Ledger ledger, Judge judge, Deliveries deliveries) {
        this(
                mails,
                Formats.shipped(),
                judge.examiner(),
                quarantine,
                ledger,
                () -> judge,
                deliveries,
                Set::copyOf,
                SentMessages.UNKNOWN);
    }

    /// @param judges asked once for each batch; must not throw
    /// @param pages asked when deliveries only clear
    /// @param sent asked about what nothing else proves
    public BouncePipeline(
            MailStore mails,
            Formats formats,
            Examiner examiner,
            Quarantine quarantine,
            Ledger ledger,
            Supplier<Judge> judges,
            Deliveries deliveries,
            Pages pages,
            SentMessages sent) {
        this.opener = new ArrivalOpener(mails, formats, examiner, deliveries);
        this.sieve = new DeliverySieve(deliveries, pages);
        this.knownAsSent = new KnownAsSent(sent);
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.judges = judges;
    }

    /// One arrival with what became of it.
    public record Processed(Arrivals.Item item, Arrival arrival, Outcome outcome) {}

    /// An arrival on its way: what was made of it, and which of the batch's evidence is its own.
    private record Step(Arrivals.Item item, Arrival arrival, Judged judged, int from) {

        int to() {
            return from + judged.evidence().size();
        }
    }

    /// Takes everything that one invocation brought.
    ///
    /// @return one for each arrival, in order; trouble is a value
    public List<Processed> process(Arrivals arrivals, Call call) {
        Judge judge = judges.get();
        List<Judged> sifted = sieve.sift(arrivals.items().stream()
                .flatMap(item -> item.arrivals().stream())
                .map(arrival -> judged(arrival, judge, call))
                .toList());
        List<Judged> judged = knownAsSent.attest(sifted);
        List<Evidence> evidence = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Arrivals.Item item : arrivals.items()) {
            for (Arrival arrival : item.arrivals()) {
                Judged one = judged.get(steps.size());
                steps.add(new Step(item, arrival, one, evidence.size()));
                evidence.addAll(one.evidence());
            }
        }
        List<Booking> bookings = evidence.isEmpty() ? List.of() : ledger.book(evidence, call);
        return steps.stream()
                .map(step -> new Processed(
                        step.item, step.arrival, outcome(step, bookings.subList(step.from, step.to()), call)))
                .toList();
    }

    /// A fault of our own in one arrival is kept with it for a person to look at, and holds up nobody else.
    private Judged judged(Arrival arrival, Judge judge, Call call) {
        try {
            Reading reading = isTooLateFor(arrival, call) ? TOO_LATE : opener.read(arrival, call.started());
            List<Finding> findings = reading instanceof Reading.Read read ? judge.judge(read.report()) : List.of();
            return Judged.of(arrival.origin(), reading, findings, call.started());
        } catch (RuntimeException | StackOverflowError fault) {
            String pointer = arrival instanceof Arrival.StoredMail stored ? stored.pointer() : "";
            String why = "a fault of our own: " + fault.getClass().getSimpleName();
            return new Judged(new Reading.Unread(why, pointer), List.of(), List.of());
        }
    }

    /// Running out of time would bring the whole batch again, also what is booked by then.
    private static boolean isTooLateFor(Arrival arrival, Call call) {
        return arrival instanceof Arrival.StoredMail && call.left().get().compareTo(FETCH_AND_BOOK) < 0;
    }

    private Outcome outcome(Step step, List<Booking> bookings, Call call) {
        return switch (step.judged.reading()) {
            case Reading.Nothing nothing -> new Outcome.Ignored(nothing.what(), nothing.why());
            case Reading.NotYet notYet -> new Outcome.TryAgain(notYet.why());
            case Reading.Unread unread -> quarantined(step, unread.why(), unread.pointer(), call);
            case Reading.Read read -> recorded(step, read, bookings, call);
        };
    }

    private Outcome recorded(Step step, Reading.Read read, List<Booking> bookings, Call call) {
        if (bookings.contains(Booking.TRY_AGAIN)) {
            return new Outcome.TryAgain("the ledger took not all of it");
        }
        if (bookings.contains(Booking.REFUSED)) {
            return quarantined(step, "the ledger refuses it as invalid", read.pointer(), call);
        }
        List<Outcome.Entry> entries = new ArrayList<>();
        for (int i = 0; i < bookings.size(); i++) {
            Proof proof = step.judged.evidence().get(i).proof();
            entries.add(new Outcome.Entry(step.judged.findings().get(i), proof, bookings.get(i)));
        }
        return new Outcome.Recorded(read.format(), entries);
    }

    private Outcome quarantined(Step step, String why, String pointer, Call call) {
        if (call.left().get().compareTo(KEEP) < 0) {
            return new Outcome.TryAgain("cannot be read (" + why + "), and no time is left to keep it");
        }
        try {
            quarantine.keep(new Quarantine.Unread(why, step.arrival.origin(), pointer, step.item.raw()));
            return new Outcome.Quarantined(why);
        } catch (Unavailable trouble) {
            return new Outcome.TryAgain("cannot be read (" + why + "), and the quarantine does not answer");
        }
    }
}
