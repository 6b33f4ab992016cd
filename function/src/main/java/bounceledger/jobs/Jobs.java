package bounceledger.jobs;

import java.util.Optional;

/// Where jobs are kept. Trouble with the store is {@link bounceledger.ledger.Unavailable}.
public interface Jobs {

    Optional<Job> find(JobId id);

    /// Keeps a new job.
    ///
    /// @return whether there was none of this id
    boolean add(Job job);

    /// Puts a job in the place of what it was.
    ///
    /// @return whether it still was so; else somebody else has done this step
    boolean replace(Job before, Job after);
}
