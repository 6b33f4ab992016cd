package bounceledger.lambda;

import bounceledger.classify.Cause;
import bounceledger.decide.Decision;
import bounceledger.decide.Kind;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.Booking;
import bounceledger.pipeline.BouncePipeline.Processed;
import bounceledger.pipeline.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One line for each batch, in CloudWatch's embedded metric format: CloudWatch makes metrics of the members that the
/// line declares. What was known before counts as a duplicate and as nothing else, so that a batch that comes again
/// rings no alarm twice.
///
/// @param ledger the value of their one dimension: each stack's own name
/// @param byProvider whether the bounces of each provider are metrics, too: each costs as much as any other. They are
///     in the line either way
record Metrics(String ledger, boolean byProvider) {

    private static final String NAMESPACE = "BounceLedger";
    private static final String DIMENSION = "ledger";
    private static final String COUNT = "Count";
    private static final String PROVIDER = "provider_";

    /// The line.
    ///
    /// @param now for the age of the oldest event, from when its carrier took it
    JsonText line(List<Processed> processed, Instant now) {
        Map<String, Long> counts = counts(processed);
        Map<String, Long> providers = byProvider(processed);
        List<JsonText> declared = new ArrayList<>();
        counts.keySet().forEach(name -> declared.add(metric(name, COUNT)));
        if (byProvider) {
            providers.keySet().forEach(name -> declared.add(metric(name, COUNT)));
        }
        Optional<Long> oldest = oldest(processed, now);
        oldest.ifPresent(_ -> declared.add(metric("oldest_seconds", "Seconds")));
        JsonText directive = JsonText.object()
                .put("Namespace", NAMESPACE)
                .put("Dimensions", List.of(new Json.Arr(List.of(new Json.Text(DIMENSION)))))
                .put("Metrics", declared);
        JsonText line = JsonText.object()
                .put(
                        "_aws",
                        JsonText.object()
                                .put("Timestamp", now.toEpochMilli())
                                .put("CloudWatchMetrics", List.of(directive)))
                .put(DIMENSION, ledger)
                .put("oldest_seconds", oldest);
        counts.forEach(line::put);
        providers.forEach(line::put);
        return line;
    }

    private static JsonText metric(String name, String unit) {
        return JsonText.object().put("Name", name).put("Unit", unit);
    }

    /// Always all of them, so that an alarm on a share finds both its numbers.
    private static Map<String, Long> counts(List<Processed> processed) {
        Map<String, Long> counts = new TreeMap<>();
        Stream.of("quarantined", "ignored", "try-again", "recorded")
                .forEach(word -> counts.put(word.replace('-', '_'), outcomes(processed, word)));
        counts.put("duplicates", entries(processed).filter(one -> !isNew(one)).count());
        counts.put("bounces", fresh(processed, Kind.FAILED).count());
        counts.put("complaints", fresh(processed, Kind.COMPLAINT).count());
        counts.put("deliveries", fresh(processed, Kind.DELIVERED).count());
        counts.put(
                "undetermined",
                fresh(processed, Kind.FAILED)
                        .filter(one -> one.finding().verdict().cause() == Cause.UNDETERMINED)
                        .count());
        for (Decision decision : Decision.values()) {
            counts.put(
                    "decided_" + decision.word(),
                    entries(processed)
                            .filter(Metrics::isNew)
                            .filter(one -> one.finding().decision() == decision)
                            .count());
        }
        return counts;
    }

    private static Map<String, Long> byProvider(List<Processed> processed) {
        Map<String, Long> providers = new TreeMap<>();
        fresh(processed, Kind.FAILED)
                .forEach(one ->
                        providers.merge(PROVIDER + one.finding().verdict().provider(), 1L, Long::sum));
        return providers;
    }

    private static long outcomes(List<Processed> processed, String word) {
        return processed.stream()
                .filter(one -> one.outcome().word().equals(word))
                .count();
    }

    private static Stream<Outcome.Entry> fresh(List<Processed> processed, Kind kind) {
        return entries(processed).filter(one -> isNew(one) && one.finding().kind() == kind);
    }

    private static Stream<Outcome.Entry> entries(List<Processed> processed) {
        return processed.stream()
                .flatMap(one -> one.outcome() instanceof Outcome.Recorded recorded
                        ? recorded.entries().stream()
                        : Stream.empty());
    }

    private static boolean isNew(Outcome.Entry entry) {
        return entry.booking() == Booking.BOOKED;
    }

    private static Optional<Long> oldest(List<Processed> processed, Instant now) {
        return processed.stream()
                .flatMap(one -> one.arrival().origin().received().stream())
                .min(Instant::compareTo)
                .map(received -> Math.max(0, Duration.between(received, now).toSeconds()));
    }
}
