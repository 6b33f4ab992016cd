package bounceledger.aws;

import bounceledger.decide.Evidence;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.Dimension;
import bounceledger.ledger.FeedCursor;
import bounceledger.ledger.Filter;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.UnknownReply;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// What may be asked of the ledger, asked of the table.
public final class DynamoLedgerView implements LedgerView {

    private final DynamoDbClient dynamo;
    private final String table;
    private final Pepper pepper;
    private final ChangesIndex index;

    public DynamoLedgerView(DynamoDbClient dynamo, String table, Pepper pepper) {
        this.dynamo = dynamo;
        this.table = table;
        this.pepper = pepper;
        this.index = new ChangesIndex(table, this::query);
    }

    @Override
    public Optional<AddressPage> page(MailAddress address) {
        try {
            Map<String, AttributeValue> item = dynamo.getItem(GetItemRequest.builder()
                            .tableName(table)
                            .key(Keys.page(Keys.partition(pepper, address)))
                            .consistentRead(true)
                            .build())
                    .item();
            return item.isEmpty()
                    ? Optional.empty()
                    : Optional.of(PageItem.of(item).page());
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the ledger could not be read", trouble);
        }
    }

    @Override
    public Optional<Known> lookUp(MailAddress address) {
        AddressPage page = AddressPage.blank(address.key());
        List<Evidence> evidence = new ArrayList<>();
        for (Map<String, AttributeValue> item : all(partition(Keys.partition(pepper, address)))) {
            if (Keys.PAGE.equals(Attributes.reading(item).text(Keys.SK))) {
                page = PageItem.of(item).page();
            } else if (!ErasedItem.isOne(item)) {
                evidence.add(EvidenceItem.of(item).evidence());
            }
        }
        if (page.isErased()) {
            evidence.removeIf(one -> one.recipient().isPresent());
        }
        evidence.sort(
                Comparator.comparing((Evidence one) -> one.times().event()).thenComparing(Evidence::id));
        return page.version() == 0 && evidence.isEmpty() ? Optional.empty() : Optional.of(new Known(page, evidence));
    }

    @Override
    public Map<MailAddress, AddressPage> pages(Collection<MailAddress> addresses) {
        Map<MailAddress, Map<String, AttributeValue>> keys = new HashMap<>();
        addresses.forEach(address -> keys.put(address, Keys.page(Keys.partition(pepper, address))));
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found =
                new LedgerReader(dynamo, table).read(new HashSet<>(keys.values()));
        Map<MailAddress, AddressPage> pages = new HashMap<>();
        keys.forEach((address, key) -> Optional.ofNullable(found.get(key))
                .ifPresent(item -> pages.put(address, PageItem.of(item).page())));
        return pages;
    }

    @Override
    public Part suppressions(Filter filter, Cursor from, int limit, Instant now) {
        return index.part(filter, from, limit, now);
    }

    @Override
    public Changes changes(FeedCursor from, int limit, Instant now) {
        return index.changes(from, limit, now);
    }

    @Override
    public SortedMap<CountKey, Long> counts(LocalDate from, LocalDate to, Dimension dimension) {
        SortedMap<CountKey, Long> sums = new TreeMap<>();
        Set<LocalDate> closed = dimension == Dimension.CUBE ? addFolded(sums, from, to) : Set.of();
        LocalDate period = dimension == Dimension.CUBE ? from : from.withDayOfMonth(1);
        while (!period.isAfter(to)) {
            LocalDate first = period;
            if (!closed.contains(first)) {
                all(partition(Keys.counters(dimension, period)))
                        .forEach(item -> CounterItem.addTo(sums, dimension, first, item));
            }
            period = dimension == Dimension.CUBE ? period.plusDays(1) : period.plusMonths(1);
        }
        sums.keySet().removeIf(key -> key.day().isBefore(from) || key.day().isAfter(to));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    /// One megabyte a day is read: anybody may think up replies.
    @Override
    public SortedMap<UnknownReply, Long> unknownReplies(LocalDate from, LocalDate to) {
        SortedMap<UnknownReply, Long> sums = new TreeMap<>();
        from.datesUntil(to.plusDays(1))
                .forEach(day -> query(partition(UnknownItem.partition(day)).build())
                        .items()
                        .forEach(item -> UnknownItem.addTo(sums, day, item)));
        sums.values().removeIf(sum -> sum <= 0);
        return sums;
    }

    /// Adds what was folded into days, by one query a month.
    ///
    /// @return the days that have no hours any more
    private Set<LocalDate> addFolded(SortedMap<CountKey, Long> sums, LocalDate from, LocalDate to) {
        Set<LocalDate> closed = new HashSet<>();
        for (LocalDate month = from.withDayOfMonth(1); !month.isAfter(to); month = month.plusMonths(1)) {
            for (Map<String, AttributeValue> item : all(partition(FoldedDay.partition(month)))) {
                LocalDate day = FoldedDay.day(month, item);
                CounterItem.addTo(sums, Dimension.CUBE, day, FoldedDay.asHour(item));
                if (FoldedDay.isClosed(item)) {
                    closed.add(day);
                }
            }
        }
        return closed;
    }

    private QueryRequest.Builder partition(String partition) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#p = :p")
                .expressionAttributeNames(Map.of("#p", Keys.PK))
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(partition)));
    }

    private List<Map<String, AttributeValue>> all(QueryRequest.Builder request) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        QueryResponse page = query(request.build());
        items.addAll(page.items());
        while (page.hasLastEvaluatedKey()) {
            page = query(request.exclusiveStartKey(page.lastEvaluatedKey()).build());
            items.addAll(page.items());
        }
        return items;
    }

    private QueryResponse query(QueryRequest request) {
        try {
            return dynamo.query(request);
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the ledger could not be read", trouble);
        }
    }
}
