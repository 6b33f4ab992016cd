package bounceledger.jobs;

import bounceledger.json.JsonText;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One step of an import: reads on where the last one stopped, and books line after line while there is time.
///
/// A line that cannot be booked is written, with its number and what is wrong, into a file of its own; nothing is
/// dropped silently. The step may die after any write and be done again: evidence is known by its id, and only what the
/// job's next state says counts.
public final class ImportStep {

    /// Whoever has more splits it.
    public static final long MOST_BYTES = 1L << 30;

    private static final int CHUNK = 1 << 20;

    /// As many as the ledger books in ten transactions.
    private static final int BATCH = 450;

    /// A step ends early enough for its last batch to be booked, and its files to be written.
    private static final Duration LEAST_TIME = Duration.ofSeconds(25);

    /// So many lines, and their problems, are held in memory at most.
    private static final int MOST_LINES = 50_000;

    private static final int FIRST_LINE = FileLines.LONGEST;

    private final Ledger ledger;
    private final JobFiles files;
    private final int batch;
    private final Columns columns = Columns.shipped();

    public ImportStep(Ledger ledger, JobFiles files) {
        this(ledger, files, BATCH);
    }

    /// @param batch how many lines are booked at once
    ImportStep(Ledger ledger, JobFiles files, int batch) {
        this.ledger = ledger;
        this.files = files;
        this.batch = batch;
    }

    /// Where the next step begins: in which version of the file, and where there.
    private record Position(String version, Place place) {

        static Optional<Position> parse(String text) {
            int slash = text.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : Place.parse(text.substring(0, slash))
                            .map(place -> new Position(text.substring(slash + 1), place));
        }

        @Override
        public String toString() {
            return place + "/" + version;
        }
    }

    /// What the lines of this step came to.
    private static final class Result {
        private final StringBuilder problems = new StringBuilder();
        private long read;
        private long refused;
        private boolean isHeldUp;

        void refuse(FileLine line, String why) {
            refused++;
            problems.append(JsonText.object()
                            .put("line", line.number())
                            .put("problem", why)
                            .put("text", line.text())
                            .write())
                    .append('\n');
        }
    }

    Job next(Job job, Work.Import work, Call call) {
        Optional<Position> stopped = Position.parse(job.position());
        Optional<JobFiles.Part> head = files.read(job.id().input(), stopped.map(Position::version), 0, FIRST_LINE);
        if (head.isEmpty()) {
            return job.failed("the file is gone", call.started());
        }
        FileHead file = FileHead.of(head.get(), work.format(), columns);
        if (file.problem().isPresent()) {
            return job.failed(file.problem().get(), call.started());
        }
        Place from = stopped.map(Position::place).orElse(file.first());
        return booked(job, work, call, file, from);
    }

    private Job booked(Job job, Work.Import work, Call call, FileHead file, Place from) {
        Result result = new Result();
        Place at = from;
        boolean ended = false;
        do {
            JobFiles.Part part = files.read(job.id().input(), Optional.of(file.version()), at.offset(), CHUNK)
                    .orElseThrow(() -> unavailable("the file is gone"));
            boolean toTheEnd = at.offset() + part.bytes().length >= part.size();
            FileLines lines =
                    new FileLines(part.bytes(), toTheEnd, at, file.rows().delimiter());
            at = bookLines(lines, at, job, work, call, file.rows(), result);
            ended = lines.atEnd() && at.equals(lines.place());
        } while (!ended && !result.isHeldUp && goesOn(call, result));
        if (at.equals(from) && !ended) {
            throw unavailable("the ledger did not take it");
        }
        Job next = job.stepped(
                new Position(file.version(), at).toString(),
                job.counts().plus(result.read, result.refused),
                kept(job, result));
        return ended ? next.done(call.started()) : next;
    }

    /// Books these lines, batch after batch.
    ///
    /// @return where the first line that is not booked begins
    private Place bookLines(
            FileLines lines, Place from, Job job, Work.Import work, Call call, RowReader rows, Result result) {
        Place at = from;
        while (goesOn(call, result)) {
            Batch some = Batch.of(lines, batch, line -> read(line, rows, work));
            if (!book(some, job, call, result)) {
                return at;
            }
            at = lines.place();
            if (some.isLast()) {
                return at;
            }
        }
        return at;
    }

    private static boolean goesOn(Call call, Result result) {
        return call.left().get().compareTo(LEAST_TIME) > 0 && result.read < MOST_LINES;
    }

    /// @return whether every line was booked or refused; if not, none of them counts yet
    private boolean book(Batch batch, Job job, Call call, Result result) {
        List<Booking> bookings = ledger.book(
                batch.good().stream().map(one -> one.listed().evidence(job)).toList(), call);
        if (bookings.contains(Booking.TRY_AGAIN)) {
            result.isHeldUp = true;
            return false;
        }
        result.read += batch.size();
        batch.bad().forEach(bad -> result.refuse(bad.line(), bad.why()));
        for (int i = 0; i < bookings.size(); i++) {
            if (bookings.get(i) == Booking.REFUSED) {
                result.refuse(batch.good().get(i).line(), "the ledger cannot take it");
            }
        }
        return true;
    }

    private ListedAddress read(FileLine line, RowReader rows, Work.Import work) throws ListedAddress.Refusal {
        if (line.problem().isPresent()) {
            throw new ListedAddress.Refusal(line.problem().get());
        }
        Row row = rows.read(line.text()).orElseThrow(() -> new ListedAddress.Refusal("not a JSON object"));
        return ListedAddress.of(row, columns, work.reason());
    }

    private Optional<String> kept(Job job, Result result) {
        if (result.problems.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = result.problems.toString().getBytes(StandardCharsets.UTF_8);
        String name = job.id().output(job.step(), ".ndjson", bytes);
        files.write(name, FileFormat.NDJSON.mediaType(), bytes);
        return Optional.of(name);
    }

    private static Unavailable unavailable(String what) {
        return new Unavailable(what, new IllegalStateException(what));
    }
}
