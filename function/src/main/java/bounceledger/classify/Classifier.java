package bounceledger.classify;

import bounceledger.report.FeedbackReport;
import bounceledger.report.RecipientReport;
import java.util.Locale;
import java.util.Optional;

/// Gives each report its verdict.
public final class Classifier {

    private static final String VERSION = "skeleton";

    private Classifier() {}

    /// The classifier with the rule book and tables that ship.
    public static Classifier shipped() {
        return new Classifier();
    }

    /// What happened to one recipient. Never fails: what nothing explains is {@link Cause#UNDETERMINED}.
    public Verdict classify(RecipientReport report) {
        return switch (report.action()) {
            case DELIVERED, RELAYED, EXPANDED ->
                verdict(
                        Cause.NOT_A_BOUNCE,
                        Optional.empty(),
                        "action/" + report.action().word());
            case FAILED -> verdict(Cause.UNDETERMINED, Optional.of(Permanence.PERMANENT), "none");
            case DELAYED -> verdict(Cause.UNDETERMINED, Optional.of(Permanence.TRANSIENT), "none");
        };
    }

    /// What a feedback report says about one of the recipients that it names.
    public Verdict complaint(FeedbackReport report, String recipient) {
        String rule =
                "feedback/" + report.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return verdict(Cause.COMPLAINT, Optional.empty(), rule, Optional.of(Permanence.PERMANENT));
    }

    private static Verdict verdict(
            Cause cause, Optional<String> subReason, String rule, Optional<Permanence> permanence) {
        return new Verdict(cause, subReason, permanence, rule, "", Optional.empty(), "other", VERSION);
    }

    private static Verdict verdict(Cause cause, Optional<Permanence> permanence, String rule) {
        return verdict(cause, Optional.empty(), rule, permanence);
    }
}
