package bounceledger.jobs;

import bounceledger.json.Json;
import bounceledger.ledger.Call;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Suppression;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One step of an export: writes the next part of the list into a file.
///
/// The files in their order, one behind the other, are one file: only the first has a header. An address that is
/// suppressed anew while the export runs may come twice; none that is suppressed all the while is missed. What ends by
/// itself is told as of the export's beginning.
public final class ExportStep {

    /// The columns of a CSV, members of what the API shows.
    static final List<String> COLUMNS = List.of(
            "address", "reason", "cause", "since", "until", "status", "provider", "event_id", "changed_at", "version");

    private static final int PAGE = 1_000;

    /// A file of some megabytes.
    private static final int MOST_ENTRIES = 25_000;

    private static final Duration LEAST_TIME = Duration.ofSeconds(25);

    private final LedgerView view;
    private final JobFiles files;
    private final Function<Suppression, Json> shown;
    private final int page;

    /// @param shown an entry as the API shows it
    public ExportStep(LedgerView view, JobFiles files, Function<Suppression, Json> shown) {
        this(view, files, shown, PAGE);
    }

    /// @param page how many entries are asked for at once
    ExportStep(LedgerView view, JobFiles files, Function<Suppression, Json> shown, int page) {
        this.view = view;
        this.files = files;
        this.shown = shown;
        this.page = page;
    }

    Job next(Job job, Work.Export work, Call call) {
        StringBuilder text = new StringBuilder();
        if (work.format() == FileFormat.CSV && job.files().isEmpty()) {
            text.append(CsvFields.write(COLUMNS));
        }
        Optional<Cursor> at = Optional.of(Cursor.parse(job.position()).orElse(Cursor.START));
        int entries = 0;
        do {
            LedgerView.Part part = view.suppressions(work.filter(), at.orElseThrow(), page, job.created());
            part.entries().forEach(entry -> text.append(line(shown.apply(entry), work.format())));
            entries += part.entries().size();
            at = part.next();
        } while (at.isPresent() && entries < MOST_ENTRIES && call.left().get().compareTo(LEAST_TIME) > 0);
        Job next = job.stepped(
                at.map(Cursor::toString).orElse(job.position()),
                job.counts().plus(entries, 0),
                kept(job, work.format(), text.toString()));
        return at.isEmpty() ? next.done(call.started()) : next;
    }

    private Optional<String> kept(Job job, FileFormat format, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String name = job.id().output(job.step(), "." + format.word(), bytes);
        files.write(name, format.mediaType(), bytes);
        return Optional.of(name);
    }

    private static String line(Json entry, FileFormat format) {
        return switch (format) {
            case CSV ->
                CsvFields.write(COLUMNS.stream()
                        .map(column -> entry.at(column).word().orElse(""))
                        .toList());
            case NDJSON -> entry.write() + "\n";
        };
    }
}
