package bounceledger.classify;

import bounceledger.report.Action;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.smtp.EnhancedStatus;
import java.util.Optional;

/// Reports for tests, made from the one thing that the test is about.
final class Replies {

    private Replies() {}

    static RecipientReport of(String diagnostic) {
        return of(diagnostic, "", "");
    }

    /// @param status the report's `Status` field; empty for none
    /// @param mta name of the remote server; empty for none
    static RecipientReport of(String diagnostic, String status, String mta) {
        return new RecipientReport(
                Optional.of("jo@example.com"),
                Optional.empty(),
                Action.FAILED,
                EnhancedStatus.firstIn(status),
                diagnostic,
                RemoteMta.parse(mta),
                Optional.empty());
    }

    static RecipientReport labelled(String label, String diagnostic) {
        return new RecipientReport(
                Optional.of("jo@example.com"),
                Optional.empty(),
                label.startsWith("ses/delay/") ? Action.DELAYED : Action.FAILED,
                Optional.empty(),
                diagnostic,
                Optional.empty(),
                Optional.of(label));
    }
}
