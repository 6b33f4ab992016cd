package bounceledger.jobs;

import bounceledger.json.JsonText;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// One step of an import at work: what it has booked and refused so far.
final class ImportRun {

    /// A step ends early enough for its last batch to be booked, and its files to be written.
    private static final Duration LEAST_TIME = Duration.ofSeconds(25);

    /// The problems of so many lines are held in memory.
    private static final int MOST_LINES = 50_000;

    private static final int MOST_SHOWN = 500;

    private final Ledger ledger;
    private final Job job;
    private final Call call;
    private final StringBuilder problems = new StringBuilder();
    private long read;
    private long refused;
    private boolean isHeldUp;

    ImportRun(Ledger ledger, Job job, Call call) {
        this.ledger = ledger;
        this.job = job;
        this.call = call;
    }

    /// Whether there is time and room for more, and the ledger takes it.
    boolean goesOn() {
        return !isHeldUp && call.left().get().compareTo(LEAST_TIME) > 0 && read < MOST_LINES;
    }

    /// Books these lines, batch after batch.
    ///
    /// @param size of a batch
    /// @return where the first line that is not booked begins
    Place book(FileLines lines, int size, Batch.Reader reader) {
        Place at = lines.place();
        while (goesOn()) {
            Batch batch = Batch.of(lines, size, reader);
            if (!book(batch)) {
                return at;
            }
            at = lines.place();
            if (batch.isLast()) {
                return at;
            }
        }
        return at;
    }

    /// @return whether every line was booked or refused; if not, none of them counts yet
    private boolean book(Batch batch) {
        List<Booking> bookings = ledger.book(
                batch.good().stream().map(one -> one.listed().evidence(job)).toList(), call);
        isHeldUp = bookings.contains(Booking.TRY_AGAIN);
        if (isHeldUp) {
            return false;
        }
        read += batch.size();
        batch.bad().forEach(bad -> refuse(bad.line(), bad.why()));
        for (int i = 0; i < bookings.size(); i++) {
            if (bookings.get(i) == Booking.REFUSED) {
                refuse(batch.good().get(i).line(), "the ledger cannot take it");
            }
        }
        return true;
    }

    private void refuse(FileLine line, String why) {
        refused++;
        problems.append(JsonText.object()
                        .put("line", line.number())
                        .put("problem", why)
                        .put("text", ListedAddress.cut(line.text(), MOST_SHOWN))
                        .write())
                .append('\n');
    }

    /// What the job has counted by now.
    Job.Counts counts() {
        return job.counts().plus(read, refused);
    }

    /// One JSON object for each line that was refused; empty when none was.
    byte[] problems() {
        return problems.toString().getBytes(StandardCharsets.UTF_8);
    }
}
