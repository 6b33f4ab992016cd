package bounceledger.tools.bench;

import bounceledger.ledger.Ledger;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;

/// Pipelines for a load that has no mails, and nothing that cannot be read.
final class Pipelines {

    private Pipelines() {}

    static BouncePipeline withoutMails(Ledger ledger, Judge judge) {
        return new BouncePipeline(
                mail -> {
                    throw new IllegalStateException("the load has no mails: " + mail.pointer());
                },
                unread -> {
                    throw new IllegalStateException("the load can be read: " + unread.why());
                },
                ledger,
                judge,
                Deliveries.NONE);
    }
}
