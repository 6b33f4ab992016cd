package bounceledger.aws;

import bounceledger.decide.Evidence;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Books evidence in transactions: the evidence itself, its address's page and the counters, all or nothing.
///
/// A transaction that is cancelled is planned anew from what is stored by then, after a pause, and after a conflict
/// with another counter slot. After the second failure the batch is halved, down to one event, so that one that cannot
/// be booked
/// holds up nobody else. An answer that was lost after the write went through is harmless: the next attempt finds
/// the event there.
public final class DynamoLedger implements Ledger {

    /// Two items an event, and the counters of five hours and five days, are the 100 items of a transaction.
    private static final int BATCH = 45;

    private static final int MAX_ITEMS = 100;
    private static final int ATTEMPTS_BEFORE_HALVING = 2;
    private static final int ATTEMPTS_ALONE = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    /// Below this an attempt is not begun: it could not be waited for.
    private static final Duration LEAST_TIME = Duration.ofSeconds(12);

    private final DynamoDbClient dynamo;
    private final LedgerReader reader;
    private final LedgerSetting setting;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Consumer<String> trouble;
    private final CounterSlot slot = new CounterSlot();

    /// A ledger on this table.
    ///
    /// @param pause waits; a test need not
    /// @param trouble is told of each attempt that failed, by codes alone
    public DynamoLedger(
            DynamoDbClient dynamo,
            LedgerSetting setting,
            InstantSource clock,
            Consumer<Duration> pause,
            Consumer<String> trouble) {
        this.dynamo = dynamo;
        this.reader = new LedgerReader(dynamo, setting.table());
        this.setting = setting;
        this.clock = clock;
        this.pause = pause;
        this.trouble = trouble;
    }

    @Override
    public List<Booking> book(List<Evidence> evidence, Call call) {
        Map<String, Evidence> events = new LinkedHashMap<>();
        for (Evidence one : evidence) {
            events.merge(identity(one), one, Evidence::join);
        }
        List<Evidence> distinct = List.copyOf(events.values());
        Map<String, Booking> booked = new LinkedHashMap<>();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            List<Evidence> batch = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
            List<Booking> bookings = book(batch, call, 1);
            for (int i = 0; i < batch.size(); i++) {
                booked.put(identity(batch.get(i)), bookings.get(i));
            }
        }
        return inOrder(evidence, booked);
    }

    private String identity(Evidence one) {
        return Keys.partition(setting.pepper(), one) + " " + one.id().value();
    }

    /// Of several copies in one batch the first is told as booked, the others as known.
    private List<Booking> inOrder(List<Evidence> evidence, Map<String, Booking> booked) {
        List<Booking> inOrder = new ArrayList<>();
        for (Evidence one : evidence) {
            Booking booking = Objects.requireNonNull(booked.get(identity(one)));
            inOrder.add(booking);
            if (booking == Booking.BOOKED || booking == Booking.JOINED) {
                booked.put(identity(one), Booking.ALREADY_THERE);
            }
        }
        return inOrder;
    }

    private List<Booking> book(List<Evidence> events, Call call, int attempt) {
        if (call.left().get().compareTo(LEAST_TIME) < 0) {
            return all(events, Booking.TRY_AGAIN);
        }
        try {
            BookingPlan plan =
                    BookingPlan.of(setting, events, reader.read(BookingPlan.keys(setting, events)), clock.instant());
            List<TransactWriteItem> items = plan.items(slot.of(call));
            if (items.size() > MAX_ITEMS) {
                return halved(events, call);
            }
            if (!items.isEmpty()) {
                dynamo.transactWriteItems(
                        TransactWriteItemsRequest.builder().transactItems(items).build());
            }
            return plan.bookings();
        } catch (SdkException | Unavailable trouble) {
            this.trouble.accept(
                    "booking " + events.size() + " at attempt " + attempt + ": " + AwsTrouble.name(trouble));
            if (AwsTrouble.isConflict(trouble)) {
                slot.leave(call, attempt);
            }
            return afterTrouble(events, call, attempt, AwsTrouble.isRefusal(trouble));
        }
    }

    private List<Booking> afterTrouble(List<Evidence> events, Call call, int attempt, boolean refused) {
        if (events.size() > 1 && (refused || attempt >= ATTEMPTS_BEFORE_HALVING)) {
            return halved(events, call);
        }
        if (refused) {
            return all(events, Booking.REFUSED);
        }
        if (attempt >= ATTEMPTS_ALONE) {
            return all(events, Booking.TRY_AGAIN);
        }
        pause.accept(pauseAfter(call, attempt));
        return book(events, call, attempt + 1);
    }

    private List<Booking> halved(List<Evidence> events, Call call) {
        int middle = events.size() / 2;
        return Stream.concat(
                        book(events.subList(0, middle), call, 1).stream(),
                        book(events.subList(middle, events.size()), call, 1).stream())
                .toList();
    }

    private static List<Booking> all(List<Evidence> events, Booking booking) {
        return events.stream().map(_ -> booking).toList();
    }

    /// Doubles with each attempt, plus up to as much again, drawn from the request's own name.
    private static Duration pauseAfter(Call call, int attempt) {
        Duration least = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
        int chance = Math.floorMod(Objects.hash(attempt, call.requestId()), 100);
        return least.plus(least.multipliedBy(chance).dividedBy(100));
    }
}
