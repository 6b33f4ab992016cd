package bounceledger.jobs;

import java.time.Instant;
import java.util.Optional;

/// Where jobs are handed in. The same request handed in again is the same job, and gets it going should its first
/// message never have been sent.
public final class JobDesk {

    private final Jobs jobs;
    private final JobFiles files;
    private final JobQueue queue;

    public JobDesk(Jobs jobs, JobFiles files, JobQueue queue) {
        this.jobs = jobs;
        this.files = files;
        this.queue = queue;
    }

    /// Takes in an import with its file. The file's arrival is the first message.
    public Job imported(JobId id, Work.Import work, String by, Instant now, byte[] file) {
        Job job = kept(id, work, by, now);
        if (job.state() == Job.State.WAITING) {
            files.write(id.input(), work.format().mediaType(), file);
        }
        return job;
    }

    /// Takes in an import whose file comes by an upload link.
    public Job announced(JobId id, Work.Import work, String by, Instant now) {
        return kept(id, work, by, now);
    }

    /// Takes in an export.
    public Job exported(JobId id, Work.Export work, String by, Instant now) {
        Job job = kept(id, work, by, now);
        if (job.step() == 0) {
            queue.send(new JobStep(id, 0));
        }
        return job;
    }

    private Job kept(JobId id, Work work, String by, Instant now) {
        Job job = Job.of(id, work, by, now);
        return jobs.add(job) ? job : jobs.find(id).orElse(job);
    }

    public Optional<Job> find(JobId id) {
        return jobs.find(id);
    }

    /// A link to one of a job's files, for 15 minutes.
    public String link(String file) {
        return files.link(file);
    }

    /// A link that takes the file of an import, for 15 minutes.
    public String uploadLink(JobId id) {
        return files.uploadLink(id.input());
    }
}
