package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.DynamoSentMessages;
import bounceledger.aws.LedgerSetting;
import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.report.ReportId;
import bounceledger.smtp.MailAddress;
import bounceledger.tools.faults.FaultyDynamo;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract on DynamoDB Local, and what the ledger makes of a table in trouble.
class DynamoLedgerIT extends LedgerContract {

    private static final String TABLE = "ledger";
    private static final LedgerSetting SETTING = new LedgerSetting(TABLE, PEPPER, POLICY, NAMES);
    private static final String VICTIM = "user7@example.org";

    private final List<LocalDynamo> open = new ArrayList<>();

    @Override
    protected Store emptyStore() {
        LocalDynamo dynamo = dynamo();
        return new Store(ledger(new FaultyDynamo(dynamo.client())), view(dynamo));
    }

    private LocalDynamo dynamo() {
        try {
            LocalDynamo dynamo = LocalDynamo.inMemory(
                    StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", TABLE)));
            open.add(dynamo);
            return dynamo;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DynamoLedger ledger(FaultyDynamo table) {
        return new DynamoLedger(table, SETTING, InstantSource.fixed(NOW), _ -> {}, _ -> {});
    }

    private static DynamoLedgerView view(LocalDynamo dynamo) {
        return new DynamoLedgerView(dynamo.client(), TABLE, PEPPER);
    }

    @AfterEach
    void close() {
        open.forEach(LocalDynamo::close);
        open.clear();
    }

    /// A trouble that passes is nobody's business.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConditionalCheckFailed",
                "TransactionConflict",
                "ThrottlingError",
                "ProvisionedThroughputExceeded"
            })
    void whatPassesIsBookedAllTheSame(String reason) {
        LocalDynamo dynamo = dynamo();
        FaultyDynamo table = new FaultyDynamo(dynamo.client());
        table.fault = (_, call) -> call <= 3 ? reason : FaultyDynamo.NO_FAULT;

        assertThat(ledger(table).book(dead(60), CALL)).containsOnly(Booking.BOOKED);
        assertBookedOnce(dynamo, dead(60));
    }

    /// What a mail says of a delivery is not known, nor is another's.
    @Test
    void knowsWhatSesDelivered() {
        LocalDynamo dynamo = dynamo();
        Event told = Event.of("jo@example.org", "m1", Kind.DELIVERED, NOW);
        Event mailed = Event.of("jo@example.org", "m2", Kind.DELIVERED, NOW).byMail("in/forged");
        ledger(new FaultyDynamo(dynamo.client())).book(List.of(told.evidence(), mailed.evidence()), CALL);
        SentMessages sent = new DynamoSentMessages(dynamo.client(), TABLE, PEPPER);

        assertThat(sent.delivered(Stream.of("m1 jo", "m2 jo", "m1 kim", "m3 jo")
                        .map(text -> text.split(" ", -1))
                        .map(part -> new SentMessages.Sent(
                                ReportId.ofSes(part[0]),
                                MailAddress.parse(part[1] + "@example.org").orElseThrow()))
                        .toList()))
                .extracting(one -> one.message() + " " + one.recipient())
                .containsExactly(ReportId.ofSes("m1") + " jo@example.org");
    }

    /// One hot key: its own event comes again, everybody else's is booked, and then nothing is lost or twice.
    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError"})
    void aThrottledKeyHoldsUpNobodyElse(String reason) {
        LocalDynamo dynamo = dynamo();
        FaultyDynamo table = new FaultyDynamo(dynamo.client());
        table.fault = FaultyDynamo.about(VICTIM, _ -> reason);

        List<Booking> bookings = ledger(table).book(dead(60), CALL);

        assertThat(bookings.get(7)).isEqualTo(Booking.TRY_AGAIN);
        assertThat(bookings).filteredOn(Booking.BOOKED::equals).hasSize(59);
        table.fault = (_, _) -> FaultyDynamo.NO_FAULT;
        assertThat(ledger(table).book(dead(60), CALL))
                .filteredOn(Booking.BOOKED::equals)
                .hasSize(1);
        assertBookedOnce(dynamo, dead(60));
    }

    @Test
    void whatTheStoreFindsInvalidIsRefusedAlone() {
        LocalDynamo dynamo = dynamo();
        FaultyDynamo table = new FaultyDynamo(dynamo.client());
        table.fault = FaultyDynamo.about(VICTIM, _ -> "ValidationError");

        List<Booking> bookings = ledger(table).book(dead(60), CALL);

        assertThat(bookings.get(7)).isEqualTo(Booking.REFUSED);
        assertThat(bookings).filteredOn(Booking.BOOKED::equals).hasSize(59);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void anAnswerThatIsLostLosesNothing(int answers) {
        LocalDynamo dynamo = dynamo();
        FaultyDynamo table = new FaultyDynamo(dynamo.client());
        table.answersToLose = answers;

        assertThat(ledger(table).book(dead(60), CALL)).doesNotContain(Booking.TRY_AGAIN, Booking.REFUSED);
        assertBookedOnce(dynamo, dead(60));
    }

    /// Somebody else writes the same page between our read and our write.
    @Test
    void twoWritersOfOnePageBothCount() {
        LocalDynamo dynamo = dynamo();
        FaultyDynamo table = new FaultyDynamo(dynamo.client());
        Evidence ours = soft("m1", 1);
        Evidence theirs = soft("m2", 26);
        table.meanwhile = () -> ledger(new FaultyDynamo(dynamo.client())).book(List.of(theirs, ours), CALL);

        assertThat(ledger(table).book(List.of(ours), CALL)).containsExactly(Booking.ALREADY_THERE);
        assertBookedOnce(dynamo, List.of(ours, theirs));

        Evidence third = soft("m3", 3);
        table.meanwhile = () -> ledger(new FaultyDynamo(dynamo.client())).book(List.of(soft("m4", 4)), CALL);
        assertThat(ledger(table).book(List.of(third), CALL)).containsExactly(Booking.BOOKED);
        assertBookedOnce(dynamo, List.of(ours, theirs, third, soft("m4", 4)));
    }

    /// A call that has no time left begins nothing.
    @Test
    void withoutTimeNothingIsBegun() {
        LocalDynamo dynamo = dynamo();
        FaultyDynamo table = new FaultyDynamo(dynamo.client());
        Call late = new Call("request-2", NOW, () -> Duration.ofSeconds(1));

        assertThat(ledger(table).book(dead(3), late)).containsOnly(Booking.TRY_AGAIN);
        assertThat(table.writes).isZero();
    }

    private static void assertBookedOnce(LocalDynamo dynamo, List<Evidence> events) {
        MemoryLedger twin = new MemoryLedger(POLICY, NAMES, InstantSource.fixed(NOW));
        twin.book(events, CALL);
        DynamoLedgerView view = view(dynamo);

        assertThat(everything(new Store(ledger(new FaultyDynamo(dynamo.client())), view)))
                .isEqualTo(everything(new Store(twin, twin)));
        events.forEach(event -> assertThat(view.lookUp(event.recipient().orElseThrow())
                        .orElseThrow()
                        .evidence())
                .contains(event));
    }

    private static List<Evidence> dead(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Event.failed(
                                "user" + n + "@example.org", "m" + n, Cause.INVALID_RECIPIENT, NOW.minusSeconds(9))
                        .evidence())
                .toList();
    }

    private static Evidence soft(String message, int hoursAgo) {
        return Event.deferred("jo@example.org", message, Cause.MAILBOX_FULL, NOW.minus(Duration.ofHours(hoursAgo)))
                .evidence();
    }
}
