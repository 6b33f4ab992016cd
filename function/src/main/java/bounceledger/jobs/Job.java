package bounceledger.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Long work, as far as it has come. Never changed: each step makes the next one, and the store takes one of them.
///
/// @param by who asked for it
/// @param step how many steps are done
/// @param position where the next step begins, in the work's own words; empty at the beginning
/// @param files what the steps made, in order
/// @param ended when it was done, or had failed
/// @param error why it has failed
public record Job(
        JobId id,
        Work work,
        String by,
        Instant created,
        State state,
        long step,
        String position,
        Counts counts,
        List<String> files,
        Optional<Instant> ended,
        Optional<String> error) {

    public enum State {
        /// For the file that is to be imported.
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How much was done.
    ///
    /// @param read lines of an import, blank ones and the header aside; entries of an export
    /// @param refused lines that name nobody, or cannot be read
    public record Counts(long read, long refused) {

        static final Counts NONE = new Counts(0, 0);

        Counts plus(long more, long moreRefused) {
            return new Counts(read + more, refused + moreRefused);
        }
    }

    public Job {
        files = List.copyOf(files);
    }

    /// A job that is about to begin: an import when its file is there, an export at once.
    public static Job of(JobId id, Work work, String by, Instant created) {
        State state = switch (work) {
            case Work.Import _ -> State.WAITING;
            case Work.Export _ -> State.RUNNING;
        };
        return new Job(id, work, by, created, state, 0, "", Counts.NONE, List.of(), Optional.empty(), Optional.empty());
    }

    public boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }

    /// One step on.
    Job stepped(String next, Counts now, Optional<String> file) {
        List<String> all = new ArrayList<>(files);
        file.ifPresent(all::add);
        return new Job(
                id, work, by, created, State.RUNNING, step + 1, next, now, all, Optional.empty(), Optional.empty());
    }

    Job done(Instant at) {
        return new Job(id, work, by, created, State.DONE, step, position, counts, files, Optional.of(at), error);
    }

    Job failed(String why, Instant at) {
        return new Job(
                id,
                work,
                by,
                created,
                State.FAILED,
                step + 1,
                position,
                counts,
                files,
                Optional.of(at),
                Optional.of(why));
    }
}
