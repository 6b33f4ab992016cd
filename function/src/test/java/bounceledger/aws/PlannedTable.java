package bounceledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.decide.Evidence;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.Dimension;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// A table as a map, to which plans are carried out one after another.
record PlannedTable(LedgerSetting setting, Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items) {

    PlannedTable(LedgerSetting setting) {
        this(setting, new HashMap<>());
    }

    /// Books one batch as {@link DynamoLedger} does, copies joined first.
    void book(List<Evidence> batch, int slot, Instant now) {
        Map<String, Evidence> distinct = new LinkedHashMap<>();
        batch.forEach(one ->
                distinct.merge(Keys.partition(setting.pepper(), one) + one.id().value(), one, Evidence::join));
        List<Evidence> events = List.copyOf(distinct.values());
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> read = new HashMap<>();
        BookingPlan.keys(setting, events)
                .forEach(key -> Optional.ofNullable(items.get(key)).ifPresent(item -> read.put(key, item)));
        BookingPlan.of(setting, events, read, now).items(slot).forEach(this::write);
    }

    private void write(TransactWriteItem one) {
        if (one.update() != null) {
            add(one.update());
            return;
        }
        Map<String, AttributeValue> item = one.put().item();
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(List.of(Keys.PK, Keys.SK));
        boolean isNew = items.put(key, item) == null;
        assertThat(one.put().conditionExpression().contains("not_exists"))
                .as("written as new")
                .isEqualTo(isNew);
    }

    private void add(Update counter) {
        Map<String, AttributeValue> item = new HashMap<>(items.getOrDefault(counter.key(), counter.key()));
        counter.expressionAttributeNames()
                .forEach((mark, name) -> item.merge(
                        name,
                        counter.expressionAttributeValues().get(mark.replace('#', ':')),
                        (one, other) -> AttributeValue.fromN(
                                Long.toString(Long.parseLong(one.n()) + Long.parseLong(other.n())))));
        items.put(counter.key(), item);
    }

    /// Blank when nothing was booked that bears on the standing.
    AddressPage page(MailAddress address) {
        return Optional.ofNullable(items.get(Keys.page(Keys.partition(setting.pepper(), address))))
                .map(item -> PageItem.of(item).page())
                .orElseGet(() -> AddressPage.blank(address.key()));
    }

    /// All slots, days and hours of every dimension.
    SortedMap<CountKey, Long> counts() {
        SortedMap<CountKey, Long> sums = new TreeMap<>();
        items.forEach((key, item) -> {
            String partition = Attributes.reading(key).text(Keys.PK);
            if (partition.startsWith("N#")) {
                boolean hours = partition.length() == "N#2026-11-20".length();
                LocalDate period = LocalDate.parse(hours ? partition.substring(2) : partition.substring(2) + "-01");
                for (Dimension by : Dimension.values()) {
                    if ((by == Dimension.CUBE) == hours) {
                        CounterItem.addTo(sums, by, period, item);
                    }
                }
            }
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
