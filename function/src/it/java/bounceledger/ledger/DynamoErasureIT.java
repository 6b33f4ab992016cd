package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.aws.DynamoErasure;
import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.DynamoOldHours;
import bounceledger.aws.DynamoPages;
import bounceledger.aws.LedgerSetting;
import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.tools.faults.FaultyDynamo;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Erasure on DynamoDB Local; and that old hours are folded without a number being lost, or counted twice.
class DynamoErasureIT extends ErasureContract {

    private static final String TABLE = "ledger";
    private static final LocalDate DAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private Optional<LocalDynamo> open = Optional.empty();

    @Override
    protected Store emptyStore() {
        try {
            open = Optional.of(LocalDynamo.inMemory(
                    StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", TABLE))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Store(
                ledger(),
                view(),
                new DynamoPages(dynamo().client(), TABLE, PEPPER),
                new DynamoErasure(dynamo().client(), TABLE, PEPPER, deleted::add));
    }

    @AfterEach
    void close() {
        open.ifPresent(LocalDynamo::close);
    }

    private LocalDynamo dynamo() {
        return open.orElseThrow();
    }

    private DynamoLedger ledger() {
        LedgerSetting setting = new LedgerSetting(TABLE, PEPPER, POLICY, NAMES);
        return new DynamoLedger(dynamo().client(), setting, InstantSource.fixed(NOW), _ -> {}, _ -> {});
    }

    private DynamoLedgerView view() {
        return new DynamoLedgerView(dynamo().client(), TABLE, PEPPER);
    }

    @Override
    protected String dump() {
        return dynamo().client()
                .scan(ScanRequest.builder().tableName(TABLE).build())
                .items()
                .toString();
    }

    /// Folded, folded again, and folded after something came late: the day's sums are those of what was booked.
    @Test
    void foldingChangesNoSum() {
        DynamoOldHours hours = new DynamoOldHours(dynamo().client(), TABLE);
        List<Evidence> events =
                IntStream.range(0, 40).mapToObj(DynamoErasureIT::event).toList();
        ledger().book(events.subList(0, 30), CALL);
        SortedMap<String, Long> before = byDay();

        assertThat(hours.fold(DAY)).isPositive();
        assertThat(byDay()).isEqualTo(before);
        assertThat(hours.fold(DAY)).isZero();
        assertThat(byDay()).isEqualTo(before);
        assertThat(view().counts(DAY, DAY, Dimension.CUBE).keySet())
                .extracting(CountKey::hour)
                .containsOnly(0);

        ledger().book(events.subList(30, 40), CALL);
        assertThat(hours.fold(DAY)).isPositive();
        Tally tally = new Tally(NAMES);
        events.forEach(tally::add);
        assertThat(byDay().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(before.values().stream().mapToLong(Long::longValue).sum() + 10);
        assertThat(byDay()).containsAllEntriesOf(Map.of("other|mailbox_full|failed", 40L));
    }

    /// A run that dies midway leaves some hours folded and some not.
    @Test
    void whatIsHalfFoldedAddsUp() {
        ledger().book(List.of(event(1), event(2), event(3)), CALL);
        SortedMap<String, Long> before = byDay();
        Call late = new Call("request-2", NOW, () -> Duration.ofSeconds(1));

        assertThat(new DynamoOldHours(dynamo().client(), TABLE).foldAll(DAY.plusDays(20), late))
                .isZero();
        assertThat(byDay()).isEqualTo(before);
        assertThat(new DynamoOldHours(dynamo().client(), TABLE).foldAll(DAY.plusDays(20), CALL))
                .isPositive();
        assertThat(byDay()).isEqualTo(before);
    }

    /// Cut off between two of its transactions, one refused, an answer lost, a booking in between: whatever breaks a
    /// run
    /// off, the sums stay, and the next run ends it.
    @ParameterizedTest
    @ValueSource(strings = {"refused", "answer lost", "booked meanwhile"})
    void whateverBreaksItOffChangesNoSum(String trouble) {
        ledger().book(IntStream.range(0, 20).mapToObj(DynamoErasureIT::event).toList(), CALL);
        SortedMap<String, Long> before = byDay();
        FaultyDynamo faulty = new FaultyDynamo(dynamo().client());
        OldHours hours = new DynamoOldHours(faulty, TABLE);
        switch (trouble) {
            case "refused" -> faulty.fault = (_, call) -> call == 2 ? "TransactionConflict" : FaultyDynamo.NO_FAULT;
            case "answer lost" -> faulty.answersToLose = 1;
            default ->
                faulty.meanwhile = () -> ledger().book(
                                IntStream.range(20, 40)
                                        .mapToObj(DynamoErasureIT::event)
                                        .toList(),
                                CALL);
        }
        if (trouble.equals("booked meanwhile")) {
            before.put("other|mailbox_full|failed", 40L);
        }

        assertThatThrownBy(() -> hours.fold(DAY)).isInstanceOf(Unavailable.class);
        assertThat(byDay()).isEqualTo(before);
        assertThat(hours.fold(DAY)).isPositive();
        assertThat(byDay()).isEqualTo(before);
        assertThat(hours.fold(DAY)).isZero();
    }

    private static Evidence event(int n) {
        return Event.deferred(
                        "user" + n + "@example.org",
                        "full" + n,
                        Cause.MAILBOX_FULL,
                        NOW.minus(Duration.ofMinutes(15L * n)))
                .evidence();
    }

    private SortedMap<String, Long> byDay() {
        SortedMap<String, Long> sums = new TreeMap<>();
        view().counts(DAY, DAY, Dimension.CUBE).forEach((key, count) -> sums.merge(key.name(), count, Long::sum));
        return sums;
    }
}
