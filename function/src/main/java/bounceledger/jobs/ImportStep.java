package bounceledger.jobs;

import bounceledger.ledger.Call;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.Unavailable;
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
        return booked(job, work, call, file, stopped.map(Position::place).orElse(file.first()));
    }

    private Job booked(Job job, Work.Import work, Call call, FileHead file, Place from) {
        ImportRun run = new ImportRun(ledger, job, call);
        Place at = from;
        boolean ended = false;
        do {
            JobFiles.Part part = files.read(job.id().input(), Optional.of(file.version()), at.offset(), CHUNK)
                    .orElseThrow(() -> unavailable("the file is gone"));
            boolean toTheEnd = at.offset() + part.bytes().length >= part.size();
            FileLines lines =
                    new FileLines(part.bytes(), toTheEnd, at, file.rows().delimiter());
            at = run.book(lines, batch, line -> read(line, file.rows(), work));
            ended = lines.atEnd() && at.equals(lines.place());
        } while (!ended && run.goesOn());
        if (at.equals(from) && !ended) {
            throw unavailable("the ledger did not take it");
        }
        Job next = job.stepped(new Position(file.version(), at).toString(), run.counts(), kept(job, run.problems()));
        return ended ? next.done(call.started()) : next;
    }

    private ListedAddress read(FileLine line, RowReader rows, Work.Import work) throws ListedAddress.Refusal {
        if (line.problem().isPresent()) {
            throw new ListedAddress.Refusal(line.problem().get());
        }
        Row row = rows.read(line.text()).orElseThrow(() -> new ListedAddress.Refusal("not a JSON object"));
        return ListedAddress.of(row, columns, work.reason());
    }

    private Optional<String> kept(Job job, byte[] problems) {
        if (problems.length == 0) {
            return Optional.empty();
        }
        String name = job.id().output(job.step(), ".ndjson", problems);
        files.write(name, FileFormat.NDJSON.mediaType(), problems);
        return Optional.of(name);
    }

    private static Unavailable unavailable(String what) {
        return new Unavailable(what, new IllegalStateException(what));
    }
}
