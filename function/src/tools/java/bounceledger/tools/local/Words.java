package bounceledger.tools.local;

import bounceledger.classify.Classifier;
import bounceledger.decide.TrustMode;
import bounceledger.pipeline.Finding;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import java.util.stream.Collectors;

/// Findings in words, for a person at a terminal.
record Words(Classifier classifier) {

    /// One line: whom, what happened, what follows, which rule says so.
    String line(Finding finding) {
        String who =
                finding.address().map(Object::toString).or(finding::recipient).orElse("(nobody named)");
        String status = finding.report()
                .flatMap(RecipientReport::bestStatus)
                .map(EnhancedStatus::toString)
                .orElse("");
        return "%-26s %-6s  %s: %s  [%s]"
                .formatted(
                        printable(who),
                        status,
                        happened(finding),
                        decision(finding),
                        finding.verdict().rule());
    }

    /// Why nothing follows from a report that is not believed; empty for one that is.
    static String unbelieved(Proof proof, TrustMode trust) {
        return trust.believes(proof.authenticity())
                ? ""
                : "  (" + proof.authenticity().word() + ", changes nothing: "
                        + proof.grounds().stream().map(Ground::word).collect(Collectors.joining(", ")) + ")";
    }

    private String happened(Finding finding) {
        String cause = classifier.advice(finding.verdict().cause()).inWords();
        return switch (finding.kind()) {
            case DELAYED -> "still being tried, " + cause;
            case ECHO -> "not sent, " + cause;
            case FAILED, DELIVERED, RELAYED, COMPLAINT, NOT_SPAM, AUTH_FAILURE, AUTO_REPLY, DISPOSITION -> cause;
            case SUPPRESS, LIFT, FORCED_LIFT, CONSENT, NOTE, ERASE -> "done by hand";
        };
    }

    private static String decision(Finding finding) {
        return switch (finding.decision()) {
            case SUPPRESS -> finding.isEcho() ? "nothing new" : "SUPPRESS";
            case RETRY -> "try later";
            case INVESTIGATE -> "INVESTIGATE";
            case NONE -> "nothing to do";
        };
    }

    /// What came from outside must not steer the terminal.
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
