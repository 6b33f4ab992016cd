package bounceledger.aws;

import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.ledger.Booking;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.Tally;
import bounceledger.ledger.UnknownReply;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What one transaction has to write for some events, worked out from what was read: the evidence, the pages and the
/// counters, each on condition that nobody wrote in between. Pure; made anew for each attempt.
final class BookingPlan {

    private final LedgerSetting setting;
    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> read;
    private final Tally tally;
    private final SortedMap<UnknownReply, Long> unknown = new TreeMap<>();
    private final List<TransactWriteItem> evidenceItems = new ArrayList<>();
    private final Map<String, PageItem> pages = new LinkedHashMap<>();
    private final Map<String, PageItem> pagesBefore = new HashMap<>();
    private final List<Booking> bookings = new ArrayList<>();

    private BookingPlan(LedgerSetting setting, Map<Map<String, AttributeValue>, Map<String, AttributeValue>> read) {
        this.setting = setting;
        this.read = read;
        this.tally = new Tally(setting.names());
    }

    /// The keys that a plan for these events has to see: each event's own, and its address's page.
    static Set<Map<String, AttributeValue>> keys(LedgerSetting setting, List<Evidence> events) {
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
        for (Evidence event : events) {
            String partition = Keys.partition(setting.pepper(), event);
            keys.add(Keys.evidence(partition, event.id()));
            if (event.recipient().isPresent()) {
                keys.add(Keys.page(partition));
            }
        }
        return keys;
    }

    /// @param events no two of them the same event
    /// @param read what there was under {@link #keys}
    /// @param now the time of this attempt, which the list's order goes by
    static BookingPlan of(
            LedgerSetting setting,
            List<Evidence> events,
            Map<Map<String, AttributeValue>, Map<String, AttributeValue>> read,
            Instant now) {
        BookingPlan plan = new BookingPlan(setting, read);
        events.forEach(event -> plan.add(event, now));
        return plan;
    }

    private static boolean bearsOnPage(Evidence event) {
        return event.kind().bearsOnStanding() && event.recipient().isPresent();
    }

    private void add(Evidence event, Instant now) {
        String partition = Keys.partition(setting.pepper(), event);
        if (event.kind() == Kind.ERASE || isErased(partition)) {
            addNameless(event, partition, now);
            return;
        }
        Optional<EvidenceItem> known =
                EvidenceItem.find(Optional.ofNullable(read.get(Keys.evidence(partition, event.id()))));
        Evidence joined = known.map(item -> item.evidence().join(event)).orElse(event);
        if (known.isPresent() && known.get().evidence().equals(joined)) {
            bookings.add(Booking.ALREADY_THERE);
            return;
        }
        bookings.add(known.isPresent() ? Booking.JOINED : Booking.BOOKED);
        known.ifPresent(item -> tally.remove(item.evidence()));
        known.flatMap(item -> UnknownReply.of(item.evidence()))
                .ifPresent(reply -> unknown.merge(reply, -1L, Long::sum));
        tally.add(joined);
        UnknownReply.of(joined).ifPresent(reply -> unknown.merge(reply, 1L, Long::sum));
        evidenceItems.add(put(
                new EvidenceItem(joined, known.map(EvidenceItem::revision).orElse(0L) + 1).item(partition),
                EvidenceItem.REVISION,
                known.map(EvidenceItem::revision).orElse(0L)));
        addToPage(joined, partition, now);
    }

    private boolean isErased(String partition) {
        Optional<PageItem> page = Optional.ofNullable(pages.get(partition))
                .or(() -> Optional.ofNullable(read.get(Keys.page(partition))).map(PageItem::of));
        return page.filter(known -> known.page().isErased()).isPresent();
    }

    /// Of an address that was erased nothing is written that names it: that the event was here, its fact and its count.
    /// Of an event that is known nothing more is learnt.
    private void addNameless(Evidence event, String partition, Instant now) {
        if (read.containsKey(Keys.evidence(partition, event.id()))) {
            bookings.add(Booking.ALREADY_THERE);
            return;
        }
        bookings.add(Booking.BOOKED);
        tally.add(event);
        evidenceItems.add(put(ErasedItem.item(partition, event), EvidenceItem.REVISION, 0));
        addToPage(event, partition, now);
    }

    private void addToPage(Evidence event, String partition, Instant now) {
        if (bearsOnPage(event)) {
            MailAddress address = event.recipient().orElseThrow();
            PageItem before = pages.computeIfAbsent(partition, key -> pageBefore(key, address));
            pages.put(partition, before.with(event.fact(), setting.policy(), now));
        }
    }

    private PageItem pageBefore(String partition, MailAddress address) {
        Map<String, AttributeValue> item = read.get(Keys.page(partition));
        PageItem page = item == null ? PageItem.blank(address.key()) : PageItem.of(item);
        pagesBefore.put(partition, page);
        return page;
    }

    /// What becomes of each event if the transaction passes, in order.
    List<Booking> bookings() {
        return List.copyOf(bookings);
    }

    /// The transaction's items, counters in this slot; empty when there is nothing to write.
    List<TransactWriteItem> items(int slot) {
        List<TransactWriteItem> items = new ArrayList<>(evidenceItems);
        pages.forEach((partition, page) -> {
            if (!page.equals(pagesBefore.get(partition))) {
                items.add(
                        put(page.item(partition), PageItem.VERSION, page.page().version()));
            }
        });
        byItem(slot).forEach((key, sums) -> items.add(add(key, sums)));
        unknown.values().removeIf(sum -> sum == 0);
        unknown.forEach((reply, sum) -> items.add(TransactWriteItem.builder()
                .update(UnknownItem.add(setting.table(), reply, slot, sum))
                .build()));
        return items;
    }

    private Map<Map<String, AttributeValue>, Map<String, Long>> byItem(int slot) {
        Map<Map<String, AttributeValue>, Map<String, Long>> items = new LinkedHashMap<>();
        for (Map.Entry<CountKey, Long> sum : tally.sums().entrySet()) {
            items.computeIfAbsent(Keys.counter(sum.getKey(), slot), _ -> new TreeMap<>())
                    .put(CounterItem.attribute(sum.getKey()), sum.getValue());
        }
        return items;
    }

    /// @param version that the item must still have; 0 when it must not be there yet
    private TransactWriteItem put(Map<String, AttributeValue> item, String attribute, long version) {
        Put.Builder put = Put.builder().tableName(setting.table()).item(item);
        if (version == 0) {
            put.conditionExpression("attribute_not_exists(#k)").expressionAttributeNames(Map.of("#k", Keys.PK));
        } else {
            put.conditionExpression("#v = :v")
                    .expressionAttributeNames(Map.of("#v", attribute))
                    .expressionAttributeValues(Map.of(":v", AttributeValue.fromN(Long.toString(version))));
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private TransactWriteItem add(Map<String, AttributeValue> key, Map<String, Long> sums) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> terms = new ArrayList<>();
        sums.forEach((name, sum) -> {
            int n = terms.size();
            names.put("#n" + n, name);
            values.put(":n" + n, AttributeValue.fromN(Long.toString(sum)));
            terms.add("#n" + n + " :n" + n);
        });
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(setting.table())
                        .key(key)
                        .updateExpression("ADD " + String.join(", ", terms))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }
}
