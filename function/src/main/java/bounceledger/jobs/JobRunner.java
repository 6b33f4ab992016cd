package bounceledger.jobs;

import bounceledger.ledger.Call;
import java.util.Optional;

/// Runs steps. A step may come twice, late, at the same time as its copy, and may die after any of its writes: what it
/// books is known by its own id, what it writes lies under a name made from its content, and only one of all copies
/// gets the job forward.
public final class JobRunner {

    private final Jobs jobs;
    private final JobQueue queue;
    private final ImportStep imports;
    private final ExportStep exports;

    public JobRunner(Jobs jobs, JobQueue queue, ImportStep imports, ExportStep exports) {
        this.jobs = jobs;
        this.queue = queue;
        this.imports = imports;
        this.exports = exports;
    }

    /// Does this step unless it is done, and sends the next one.
    ///
    /// @return the job as it is now; empty when there is none (any more)
    /// @throws bounceledger.ledger.Unavailable when the same may succeed later
    public Optional<Job> run(JobStep step, Call call) {
        Optional<Job> found = jobs.find(step.job());
        if (found.isEmpty()) {
            return found;
        }
        Job job = found.get();
        if (!job.isOver() && job.step() == step.number()) {
            Job next = next(job, call);
            if (!jobs.replace(job, next)) {
                return jobs.find(step.job());
            }
            job = next;
        }
        // Also when the step was done before: who did it may have died before he sent the next one.
        if (!job.isOver() && job.step() == step.number() + 1) {
            queue.send(new JobStep(job.id(), job.step()));
        }
        return Optional.of(job);
    }

    private Job next(Job job, Call call) {
        return switch (job.work()) {
            case Work.Import work -> imports.next(job, work, call);
            case Work.Export work -> exports.next(job, work, call);
        };
    }
}
