package bounceledger.jobs;

/// Brings steps to whoever runs them, each at least once. Trouble is {@link bounceledger.ledger.Unavailable}.
@FunctionalInterface
public interface JobQueue {

    void send(JobStep step);
}
