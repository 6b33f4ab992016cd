package bounceledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Evidence;
import bounceledger.decide.Fact;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Dimension;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.RandomStream;
import bounceledger.ledger.Truth;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Any order, any copies, any batches of the same evidence, over all causes and kinds: the same counters and the same
/// pages, and what is planned and written batch by batch is what a replay of everything at once gives.
///
/// Seeds are numbers from 1, so a failure names the stream that makes it again. Each build runs 500 streams, some 4 s
/// of
/// one core; `-Dstreams=10000` runs that many. Erasure, which closes what is known of each event, is for
/// `ErasureContract`; conflicts and lost answers are for the soak.
class OrderFreeTest {

    private static final int STREAMS = Integer.getInteger("streams", 500);

    /// The twin works everything out anew for each event, and is slow.
    private static final int STREAMS_OF_THE_TWIN = STREAMS / 5;

    private static final int EVENTS = 14;
    private static final double COPIES = 0.3;
    private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");
    private static final Policy POLICY = Policy.shipped();
    private static final CountedNames NAMES = new CountedNames(Set.of("example.org"), Set.of("spring"));
    private static final LedgerSetting SETTING =
            new LedgerSetting("ledger", new Pepper("a pepper of tests"), POLICY, NAMES);
    private static final Call CALL = new Call("request-1", END, () -> Duration.ofMinutes(1));

    private static RandomStream stream(int seed) {
        return new RandomStream(new Random(seed), 3, END, Duration.ofDays(seed % 2 == 0 ? 20 : 300));
    }

    private static List<Evidence> delivered(RandomStream stream, int seed) {
        return stream.delivered(stream.events(1 + seed % EVENTS), COPIES);
    }

    @Test
    void neitherOrderNorCopiesNorBatchesMatter() {
        IntStream.rangeClosed(1, STREAMS).forEach(OrderFreeTest::bookInTwoOrders);
    }

    private static void bookInTwoOrders(int seed) {
        RandomStream stream = stream(seed);
        List<Evidence> delivered = delivered(stream, seed);
        List<Evidence> otherwise = new ArrayList<>(delivered);
        otherwise.addAll(delivered.subList(0, seed % delivered.size()));
        Collections.shuffle(otherwise, stream.chance());
        Truth truth = Truth.of(delivered);
        PlannedTable one = booked(stream.batches(delivered, 5), seed);
        PlannedTable other = booked(stream.batches(otherwise, 5), seed + 1);

        same(seed, one.counts(), truth.counts(NAMES));
        same(seed, other.counts(), truth.counts(NAMES));
        truth.byAddress().forEach((address, evidence) -> {
            AddressPage page = one.page(MailAddress.parse(address).orElseThrow());
            same(seed, page.schedule(POLICY), Truth.schedule(POLICY, evidence));
            same(seed, facts(other.page(MailAddress.parse(address).orElseThrow())), facts(page));
        });
    }

    @Test
    void theTwinSaysSoToo() {
        IntStream.rangeClosed(1, STREAMS_OF_THE_TWIN).forEach(OrderFreeTest::bookByTheTwin);
    }

    private static void bookByTheTwin(int seed) {
        RandomStream stream = stream(seed);
        List<Evidence> delivered = delivered(stream, seed);
        Truth truth = Truth.of(delivered);
        MemoryLedger ledger = new MemoryLedger(POLICY, NAMES, InstantSource.fixed(END));
        stream.batches(delivered, 5).forEach(batch -> ledger.book(batch, CALL));

        same(seed, counts(ledger), truth.counts(NAMES));
        truth.byAddress().forEach((address, evidence) -> {
            Optional<AddressPage> page = ledger.page(MailAddress.parse(address).orElseThrow());
            same(
                    seed,
                    page.map(known -> known.schedule(POLICY)).orElse(Schedule.EMPTY),
                    Truth.schedule(POLICY, evidence));
        });
    }

    /// What is tested above is worth little if all of it were nothing.
    @Test
    void theStreamsAreAboutSomething() {
        Set<String> standings = new TreeSet<>();
        Set<Kind> kinds = new TreeSet<>();
        Set<Cause> causes = new TreeSet<>();
        for (int seed = 1; seed <= 300; seed++) {
            Truth truth = Truth.of(delivered(stream(seed), seed));
            truth.events().forEach(one -> kinds.add(one.kind()));
            truth.events().forEach(one -> causes.add(one.verdict().cause()));
            truth.byAddress()
                    .values()
                    .forEach(evidence -> standings.add(
                            Truth.schedule(POLICY, evidence).at(END).word()));
        }
        kinds.add(Kind.ERASE);

        assertThat(standings).contains("clear", "suppressed", "watched");
        assertThat(kinds).containsExactly(Kind.values());
        assertThat(causes).containsExactly(Cause.values());
    }

    /// An assertion, without what it costs to prepare one.
    private static void same(int seed, Object one, Object other) {
        if (!one.equals(other)) {
            assertThat(one).as("seed %d", seed).isEqualTo(other);
        }
    }

    private static PlannedTable booked(List<List<Evidence>> batches, int seed) {
        PlannedTable table = new PlannedTable(SETTING);
        for (int n = 0; n < batches.size(); n++) {
            table.book(batches.get(n), (seed + n) % 16, END.plusSeconds(n));
        }
        return table;
    }

    /// In order and as a list: a set would compare by its order alone.
    private static List<Fact> facts(AddressPage page) {
        return List.copyOf(page.facts());
    }

    private static SortedMap<CountKey, Long> counts(LedgerView view) {
        SortedMap<CountKey, Long> counts = new TreeMap<>();
        for (Dimension by : Dimension.values()) {
            counts.putAll(view.counts(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 21), by));
        }
        return counts;
    }
}
