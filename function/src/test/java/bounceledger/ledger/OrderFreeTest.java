package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Any order, any copies, any batches of the same evidence: the same counters and the same standings, and the same as a
/// replay of everything at once. Seeds are numbers from 1, so a failure names the stream that makes it again; how many
/// of them run is the system property `streams`.
class OrderFreeTest {

    private static final int STREAMS = Integer.getInteger("streams", 1_000);
    private static final int EVENTS = 14;
    private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");
    private static final Policy POLICY = Policy.shipped();
    private static final CountedNames NAMES = CountedNames.NOBODY;
    private static final Call CALL = new Call("request-1", END, () -> Duration.ofMinutes(1));

    @Test
    void neitherOrderNorCopiesNorBatchesMatter() {
        for (int seed = 1; seed <= STREAMS; seed++) {
            RandomStream stream = new RandomStream(new Random(seed), 3, END, Duration.ofDays(seed % 2 == 0 ? 20 : 300));
            List<Evidence> delivered = stream.delivered(stream.events(1 + seed % EVENTS), 0.3);
            Truth truth = Truth.of(delivered);
            MemoryLedger ledger = new MemoryLedger(POLICY, NAMES, InstantSource.fixed(END));
            stream.batches(delivered, 5).forEach(batch -> ledger.book(batch, CALL));

            assertThat(counts(ledger)).as("seed %d", seed).isEqualTo(truth.counts(NAMES));
            assertThat(standings(ledger, truth)).as("seed %d", seed).isEqualTo(folded(truth));
        }
    }

    /// A page is written fact by fact: it must come to what the fold says of all at once.
    private static SortedMap<String, Object> standings(LedgerView view, Truth truth) {
        return each(
                truth,
                (address, standings) -> standings.put(
                        address,
                        said(view.page(MailAddress.parse(address).orElseThrow())
                                .map(page -> page.schedule(POLICY))
                                .orElse(Schedule.EMPTY))));
    }

    private static SortedMap<String, Object> folded(Truth truth) {
        Map<String, List<Evidence>> events = truth.byAddress();
        return each(
                truth,
                (address, standings) ->
                        standings.put(address, said(Truth.schedule(POLICY, events.getOrDefault(address, List.of())))));
    }

    private static SortedMap<String, Object> each(Truth truth, BiConsumer<String, Map<String, Object>> told) {
        SortedMap<String, Object> standings = new TreeMap<>();
        truth.byAddress().keySet().forEach(address -> told.accept(address, standings));
        return standings;
    }

    private static List<Object> said(Schedule schedule) {
        return List.of(
                schedule.at(END),
                schedule.at(END.plus(Duration.ofDays(10))),
                schedule.at(END.plus(Duration.ofDays(100))),
                schedule.at(END.plus(Duration.ofDays(1_000))));
    }

    private static SortedMap<CountKey, Long> counts(LedgerView view) {
        SortedMap<CountKey, Long> counts = new TreeMap<>();
        for (Dimension by : Dimension.values()) {
            counts.putAll(view.counts(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 20), by));
        }
        return counts;
    }
}
