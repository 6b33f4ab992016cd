package bounceledger.tools.local;

import bounceledger.pipeline.Finding;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;

/// Findings in words, for a person at a terminal.
final class Words {

    private Words() {}

    /// One line: whom, what happened, what follows, which rule says so.
    static String of(Finding finding) {
        String who =
                finding.address().map(Object::toString).or(finding::recipient).orElse("(nobody named)");
        String status = finding.report()
                .flatMap(RecipientReport::bestStatus)
                .map(EnhancedStatus::toString)
                .orElse("");
        return "%-34s %-7s %-46s %-12s %s"
                .formatted(
                        printable(who),
                        status,
                        inWords(finding),
                        decision(finding),
                        finding.verdict().rule());
    }

    static String decision(Finding finding) {
        return switch (finding.decision()) {
            case SUPPRESS -> finding.isEcho() ? "(suppressed)" : "SUPPRESS";
            case RETRY -> "retry";
            case INVESTIGATE -> "investigate";
            case NONE -> "-";
        };
    }

    static String inWords(Finding finding) {
        return finding.verdict().cause().word();
    }

    /// What came from outside must not steer the terminal.
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
