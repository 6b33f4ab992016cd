package bounceledger.tools.bench;

import bounceledger.aws.DynamoLedgerView;
import bounceledger.decide.Evidence;
import bounceledger.decide.Schedule;
import bounceledger.ledger.Change;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.Dimension;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Truth;
import bounceledger.smtp.MailAddress;
import bounceledger.tools.faults.IndexEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares what a table says with what its input says.
///
/// @param table asked directly, without faults
record SoakCheck(DynamoDbClient table, String name, Instant start) {

    private static final int DAYS = 12;
    private static final int DAYS_AHEAD = 200;
    private static final int EVERY = 20;

    /// Everything that is not as it has to be, in words.
    List<String> problems(List<Evidence> delivered, FeedReader feed) {
        Truth truth = Truth.of(delivered);
        List<String> problems = new ArrayList<>();
        LedgerView view = new DynamoLedgerView(table, name, Soak.PEPPER);
        if (!counts(view).equals(truth.counts(Soak.NAMES))) {
            problems.add("counters: " + counts(view) + " and not " + truth.counts(Soak.NAMES));
        }
        truth.byAddress().forEach((address, evidence) -> check(view, address, evidence, problems));
        if (missed(feed) > 0) {
            problems.add("the reader of the changes has missed " + missed(feed));
        }
        return problems;
    }

    private SortedMap<CountKey, Long> counts(LedgerView view) {
        LocalDate last = LocalDate.ofInstant(start, ZoneOffset.UTC);
        SortedMap<CountKey, Long> counts = new TreeMap<>();
        for (Dimension by : Dimension.values()) {
            counts.putAll(view.counts(last.minusDays(DAYS), last, by));
        }
        return counts;
    }

    private void check(LedgerView view, String address, List<Evidence> evidence, List<String> problems) {
        Optional<LedgerView.Known> known = MailAddress.parse(address).flatMap(view::lookUp);
        if (!known.map(LedgerView.Known::evidence).equals(Optional.of(evidence))) {
            problems.add("evidence about " + address + ": " + known + " and not " + evidence);
            return;
        }
        Schedule is = known.orElseThrow().page().schedule(Soak.POLICY);
        Schedule should = Truth.schedule(Soak.POLICY, evidence);
        for (int day = 0; day < DAYS_AHEAD; day += EVERY) {
            Instant now = start.plus(Duration.ofDays(day));
            if (!is.at(now).equals(should.at(now))) {
                problems.add(
                        "standing of %s on day %d: %s and not %s".formatted(address, day, is.at(now), should.at(now)));
            }
        }
    }

    /// How many entries the reader has not seen as the list has them now, told by the version.
    int missed(FeedReader reader) {
        Map<String, Long> listed = new HashMap<>();
        table.scanPaginator(scan -> scan.tableName(name).indexName(IndexEntry.INDEX))
                .items()
                .forEach(item -> listed.put(text(item, "pk").substring("A#".length()), version(item)));
        Map<String, Change> seen = reader.seen();
        return (int) listed.entrySet().stream()
                .filter(entry -> Optional.ofNullable(seen.get(entry.getKey()))
                        .filter(change -> change.version() == entry.getValue())
                        .isEmpty())
                .count();
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute)).s();
    }

    private static long version(Map<String, AttributeValue> item) {
        AttributeValue summary = Objects.requireNonNull(item.get("summary"));
        return Long.parseLong(Objects.requireNonNull(summary.m().get("v")).n());
    }
}
