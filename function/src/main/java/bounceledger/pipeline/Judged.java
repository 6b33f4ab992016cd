package bounceledger.pipeline;

import bounceledger.decide.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One arrival, read and judged.
///
/// @param evidence one for each finding, in their order; empty when nothing was read
record Judged(Reading reading, List<Finding> findings, List<Evidence> evidence) {

    Judged {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
    }

    /// Without the evidence that is not worth it.
    ///
    /// @param otherwise what is to be said of an arrival of which nothing is left
    Judged only(Predicate<Evidence> worth, Reading otherwise) {
        if (evidence.stream().allMatch(worth)) {
            return this;
        }
        List<Finding> leftFindings = new ArrayList<>();
        List<Evidence> left = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            if (worth.test(evidence.get(i))) {
                leftFindings.add(findings.get(i));
                left.add(evidence.get(i));
            }
        }
        return left.isEmpty() ? new Judged(otherwise, List.of(), List.of()) : new Judged(reading, leftFindings, left);
    }
}
