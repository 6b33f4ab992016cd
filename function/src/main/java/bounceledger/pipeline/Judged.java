package bounceledger.pipeline;

import bounceledger.arrival.Origin;
import bounceledger.decide.Evidence;
import bounceledger.decide.Source;
import bounceledger.decide.Times;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One arrival, read and judged.
///
/// @param evidence one for each finding, in their order; empty when nothing was read
record Judged(Reading reading, List<Finding> findings, List<Evidence> evidence) {

    /// Longer than any queue tries.
    private static final Duration OLDEST_REPORT = Duration.ofDays(14);

    Judged {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
    }

    /// What was read, with the evidence that follows from it.
    ///
    /// @param now for an arrival that does not say when it came
    static Judged of(Origin origin, Reading reading, List<Finding> findings, Instant now) {
        return new Judged(reading, findings, evidence(origin, reading, findings, now));
    }

    private static List<Evidence> evidence(Origin origin, Reading reading, List<Finding> findings, Instant now) {
        if (!(reading instanceof Reading.Read read)) {
            return List.of();
        }
        ReportedMessage message = stored(read.report().message());
        Times times = Times.of(
                read.report().at().filter(at -> isBelievable(at, read, origin)).map(Judged::toMilliseconds),
                origin.received().map(Judged::toMilliseconds),
                toMilliseconds(now));
        Source source = new Source(origin.carrier(), read.pointer());
        return findings.stream()
                .map(finding ->
                        finding.evidence(message, times, read.testimony().about(finding.address()), source))
                .toList();
    }

    /// SES's clock is right. A mail's may have died years ago, and its bounce would be over before it came.
    private static boolean isBelievable(Instant at, Reading.Read read, Origin origin) {
        return read.format().isEmpty()
                || origin.received()
                        .filter(received -> at.isBefore(received.minus(OLDEST_REPORT)))
                        .isEmpty();
    }

    /// As everything that is stored.
    private static Instant toMilliseconds(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static ReportedMessage stored(ReportedMessage message) {
        return new ReportedMessage(
                new ReportId(Finding.wellFormed(message.id().value())),
                message.sent().map(Judged::toMilliseconds),
                message.campaign().map(Finding::wellFormed),
                message.stream().map(Finding::wellFormed));
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
