package bounceledger.ledger;

import static bounceledger.ledger.Booking.ALREADY_THERE;
import static bounceledger.ledger.Booking.BOOKED;
import static bounceledger.ledger.Booking.TRY_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Reason;
import bounceledger.decide.Standing;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every ledger keeps to. A subclass gives a store that is empty; its clock stands at {@link #NOW}.
public abstract class LedgerContract {

    protected static final Policy POLICY = Policy.shipped();
    protected static final CountedNames NAMES = new CountedNames(Set.of("example.org"), Set.of("spring"));
    protected static final Pepper PEPPER = new Pepper("a pepper of tests");
    protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    protected static final Call CALL = new Call("request-1", NOW, () -> Duration.ofMinutes(1));

    private static final LocalDate DAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final String JO = "jo@example.org";
    private static final String MO = "mo@example.net";

    /// Both sides of one ledger.
    protected record Store(Ledger ledger, LedgerView view) {}

    private Store store;

    /// A ledger in which nothing is booked, with {@link #POLICY}, {@link #NAMES} and {@link #PEPPER}.
    protected abstract Store emptyStore();

    @BeforeEach
    void begin() {
        store = emptyStore();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(store.view().page(address(JO))).isEmpty();
        assertThat(store.view().lookUp(address(JO))).isEmpty();
        assertThat(list(store, NOW)).isEmpty();
        assertThat(counts(store)).isEmpty();
        assertThat(store.ledger().book(List.of(), CALL)).isEmpty();
    }

    @Test
    void booksAnEvent() {
        Evidence dead = dead(JO, "m1").evidence();

        assertThat(book(dead)).containsExactly(BOOKED);
        assertThat(standing(JO, NOW)).isInstanceOf(Standing.Suppressed.class);
        assertThat(store.view().lookUp(address(JO)).orElseThrow().evidence()).containsExactly(dead);
        assertThat(list(store, NOW)).extracting(Suppression::address).containsExactly(JO);
    }

    @Test
    void knowsAnAddressHoweverItIsSpelled() {
        book(
                dead("Jo@Example.ORG", "m1").evidence(),
                dead("\"jo\"@example.org", "m2").evidence());

        assertThat(store.view().page(address(JO)).orElseThrow().facts()).hasSize(2);
        assertThat(store.view().page(address("JO@EXAMPLE.ORG."))).isPresent();
        assertThat(list(store, NOW)).extracting(Suppression::address).containsExactly(JO);
    }

    @Test
    void theSameAgainChangesNothing() {
        Evidence[] all = mixed(30).toArray(Evidence[]::new);
        book(all);
        Map<String, Object> before = everything(store);

        assertThat(book(all)).containsOnly(ALREADY_THERE);
        assertThat(everything(store)).isEqualTo(before);
    }

    @Test
    void copiesInOneBatchAreBookedOnce() {
        Evidence dead = dead(JO, "m1").evidence();

        assertThat(book(dead, dead, dead)).containsExactly(BOOKED, ALREADY_THERE, ALREADY_THERE);
        assertThat(counts(store).values()).containsOnly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 45, 46, 91, 130})
    void answersForEachInItsOrder(int events) {
        Evidence known = dead(JO, "m0").evidence();
        book(known);
        List<Evidence> batch = new ArrayList<>(mixed(events));
        batch.add(events / 2, known);

        List<Booking> bookings = book(batch.toArray(Evidence[]::new));

        assertThat(bookings).hasSize(events + 1);
        assertThat(bookings.get(events / 2)).isEqualTo(ALREADY_THERE);
        assertThat(bookings).filteredOn(BOOKED::equals).hasSize(events);
    }

    /// Any order, any batches, any copies: the same answers to every question.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neitherOrderNorBatchesMatter(long seed) {
        List<Evidence> events = new ArrayList<>(mixed(60));
        book(events.toArray(Evidence[]::new));
        Map<String, Object> inOrder = everything(store);

        Store other = emptyStore();
        Random chance = new Random(seed);
        events.addAll(events.subList(0, 30));
        Collections.shuffle(events, chance);
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + chance.nextInt(20));
            assertThat(other.ledger().book(events.subList(from, to), CALL)).doesNotContain(TRY_AGAIN);
            from = to;
        }

        assertThat(everything(other)).as("seed %d", seed).isEqualTo(inOrder);
    }

    /// The counters are what the evidence adds up to, by every dimension.
    @Test
    void countersAreNeverOff() {
        List<Evidence> events = mixed(50);
        Tally all = new Tally(NAMES);
        events.forEach(all::add);

        book(events.subList(0, 30).toArray(Evidence[]::new));
        book(events.subList(10, 50).toArray(Evidence[]::new));

        assertThat(counts(store)).isEqualTo(all.sums());
        Map<Dimension, Long> sums = new EnumMap<>(Dimension.class);
        counts(store).forEach((key, count) -> sums.merge(key.dimension(), count, Long::sum));
        assertThat(sums).hasSize(Dimension.values().length);
        assertThat(sums.values()).containsOnly((long) events.size());
    }

    @Test
    void countsTheDaysThatAreAskedFor() {
        book(
                dead(JO, "m1", NOW.minus(Duration.ofDays(2))).evidence(),
                dead(JO, "m2", NOW.minus(Duration.ofDays(1))).evidence(),
                dead(JO, "m3", NOW.minus(Duration.ofDays(40))).evidence());

        for (Dimension by : Dimension.values()) {
            assertThat(store.view()
                            .counts(DAY.minusDays(2), DAY.minusDays(1), by)
                            .values())
                    .hasSize(2);
            assertThat(store.view().counts(DAY.minusDays(1), DAY, by)).hasSize(1);
            assertThat(store.view().counts(DAY.minusDays(40), DAY, by)).hasSize(3);
            assertThat(store.view().counts(DAY, DAY, by)).isEmpty();
        }
    }

    /// By notification first or by mail first, in one batch or in two.
    @Test
    void twoCarriersOfOneEventJoin() {
        Evidence told = dead(JO, "m1").evidence();
        Evidence mailed = Event.failed(
                        JO, "m1", Cause.UNDETERMINED, told.times().event().plusSeconds(3))
                .saying("no")
                .byMail("mails/1")
                .evidence();
        List<Map<String, Object>> ways = new ArrayList<>();
        for (List<Evidence> order : List.of(List.of(told, mailed), List.of(mailed, told))) {
            Store apart = emptyStore();
            assertThat(apart.ledger().book(order.subList(0, 1), CALL)).containsExactly(BOOKED);
            assertThat(apart.ledger().book(order.subList(1, 2), CALL)).containsExactly(Booking.JOINED);
            assertThat(apart.ledger().book(order, CALL)).containsOnly(ALREADY_THERE);
            Store together = emptyStore();
            assertThat(together.ledger().book(order, CALL).getFirst()).isEqualTo(BOOKED);
            ways.add(everything(apart));
            ways.add(everything(together));
        }

        assertThat(ways).containsOnly(ways.getFirst());
        assertThat(ways.getFirst().get(JO)).isEqualTo(known(told.join(mailed)));
        assertThat((Map<?, ?>) ways.getFirst().get("counts")).hasSize(Dimension.values().length);
    }

    /// A word that nobody could trust came first; the standing follows the better one, although it is about the
    /// same moment.
    @Test
    void theStandingFollowsWhatAJoinHasLearnt() {
        Event dead = dead(JO, "m1");
        book(Event.failed(JO, "m1", Cause.UNDETERMINED, dead.at())
                .byMail("mails/1")
                .evidence());
        assertThat(standing(JO, NOW)).isEqualTo(new Standing.Clear());

        book(dead.evidence());

        assertThat(standing(JO, NOW)).isInstanceOf(Standing.Suppressed.class);
        assertThat(list(store, NOW)).extracting(Suppression::address).containsExactly(JO);
    }

    /// The same when only what the list tells has got better.
    @Test
    void theListFollowsWhatAJoinHasLearnt() {
        Event dead = dead(JO, "m1");
        book(dead.saying("550 no").byMail("mails/1").evidence());

        book(dead.saying("550 5.1.1 no such user").evidence());

        assertThat(list(store, NOW))
                .singleElement()
                .satisfies(entry -> assertThat(entry.status()).hasToString("Optional[5.1.1]"));
    }

    @Test
    void theListIsReadSliceBySlice() {
        List<Evidence> dead = Stream.iterate(0, n -> n + 1)
                .limit(40)
                .map(n -> dead("user" + n + "@example.org", "m" + n).evidence())
                .toList();
        book(dead.toArray(Evidence[]::new));
        book(Event.deferred(MO, "soft", Cause.SERVER_ERROR, NOW.minusSeconds(9)).evidence());

        for (int limit : List.of(1, 3, 40, 1_000)) {
            List<String> seen = new ArrayList<>();
            Optional<Cursor> next = Optional.of(Cursor.START);
            while (next.isPresent()) {
                LedgerView.Part part = store.view().suppressions(next.get(), limit, NOW);
                assertThat(part.entries()).hasSizeLessThanOrEqualTo(limit);
                part.entries().forEach(entry -> seen.add(entry.address()));
                next = part.next().map(Cursor::toString).flatMap(Cursor::parse);
                assertThat(next.isPresent()).isEqualTo(part.next().isPresent());
            }
            assertThat(seen).hasSize(40).doesNotHaveDuplicates().contains("user0@example.org", "user39@example.org");
        }
    }

    @Test
    void whatEndsIsNoLongerListed() {
        book(Event.failed(JO, "m1", Cause.INACTIVE_MAILBOX, NOW.minusSeconds(9)).evidence());
        Instant end = NOW.minusSeconds(9).plus(Duration.ofDays(90));

        assertThat(list(store, end.minusMillis(1))).hasSize(1);
        assertThat(list(store, end)).isEmpty();
        assertThat(standing(JO, end)).isEqualTo(new Standing.Clear());
    }

    @Test
    void whatIsTakenBackIsNoLongerListed() {
        book(Event.complained(JO, "m1", NOW.minusSeconds(9)).evidence());
        assertThat(list(store, NOW)).hasSize(1);

        book(Event.of(JO, "m1", Kind.NOT_SPAM, NOW.minusSeconds(5)).evidence());

        assertThat(list(store, NOW)).isEmpty();
    }

    /// The list keeps a copy, a look-up works it out: they must not disagree while terms end one by one.
    @Test
    void theListSaysWhatALookUpSays() {
        book(
                dead(JO, "m1", NOW.minus(Duration.ofDays(100))).evidence(),
                Event.failed(JO, "m2", Cause.INACTIVE_MAILBOX, NOW.minus(Duration.ofDays(20)))
                        .evidence(),
                dead(MO, "m3", NOW.minus(Duration.ofDays(90))).evidence(),
                dead(MO, "m4", NOW.minus(Duration.ofDays(30))).evidence());

        for (int day = 0; day < 200; day += 5) {
            Instant now = NOW.plus(Duration.ofDays(day));
            Map<String, Standing> listed = new TreeMap<>();
            list(store, now).forEach(entry -> listed.put(entry.address(), entry.standing()));
            Map<String, Standing> lookedUp = new TreeMap<>();
            Stream.of(JO, MO)
                    .filter(who -> standing(who, now) instanceof Standing.Suppressed)
                    .forEach(who -> lookedUp.put(who, standing(who, now)));
            assertThat(listed).as("on day %d", day).isEqualTo(lookedUp);
        }
    }

    /// "Until a person lifts it" is longer than facts are kept for.
    @Test
    void whatHoldsForEverOutlastsNewerFacts() {
        book(Event.complained(JO, "m1", NOW.minus(Duration.ofDays(500))).evidence());
        book(Event.deferred(JO, "m2", Cause.SERVER_ERROR, NOW.minusSeconds(9)).evidence());

        assertThat(standing(JO, NOW))
                .isInstanceOfSatisfying(
                        Standing.Suppressed.class,
                        held -> assertThat(held.reason()).isEqualTo(Reason.COMPLAINT));
        assertThat(list(store, NOW)).hasSize(1);
    }

    @Test
    void aReportAboutNobodyIsCountedOnce() {
        Evidence nobody =
                Event.failed("", "m1", Cause.UNDETERMINED, NOW.minusSeconds(9)).evidence();

        assertThat(book(nobody)).containsExactly(BOOKED);
        assertThat(book(nobody)).containsExactly(ALREADY_THERE);
        assertThat(list(store, NOW)).isEmpty();
        assertThat(counts(store).values()).containsOnly(1L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ECHO", "AUTO_REPLY", "DISPOSITION", "RELAYED", "DELAYED", "AUTH_FAILURE"})
    void isShownAndCountedButDoesNotBearOnTheStanding(Kind kind) {
        Evidence event = Event.of(JO, "m1", kind, NOW.minusSeconds(9)).evidence();

        assertThat(book(event)).containsExactly(BOOKED);
        assertThat(store.view().page(address(JO))).isEmpty();
        assertThat(store.view().lookUp(address(JO)).orElseThrow().evidence()).containsExactly(event);
        assertThat(list(store, NOW)).isEmpty();
        assertThat(counts(store)).hasSize(Dimension.values().length);
    }

    private List<Booking> book(Evidence... evidence) {
        return store.ledger().book(List.of(evidence), CALL);
    }

    private static Event dead(String who, String message) {
        return dead(who, message, NOW.minusSeconds(9));
    }

    private static Event dead(String who, String message, Instant at) {
        return Event.failed(who, message, Cause.INVALID_RECIPIENT, at);
    }

    /// As many different events, of all kinds, about six addresses and nobody, over five days.
    protected static List<Evidence> mixed(int events) {
        List<Cause> causes =
                List.of(Cause.INVALID_RECIPIENT, Cause.MAILBOX_FULL, Cause.SERVER_ERROR, Cause.BLOCKLISTED);
        List<Evidence> mixed = new ArrayList<>();
        for (int n = 0; n < events; n++) {
            String who = n % 7 == 0 ? "" : "user" + n % 7 + (n % 2 == 0 ? "@example.org" : "@example.net");
            Instant at = NOW.minus(Duration.ofHours(5 + (n * 37L) % 115));
            Kind kind = n % 3 == 0 ? List.of(Kind.values()).get(n % Kind.values().length) : Kind.FAILED;
            Event event = kind == Kind.FAILED
                    ? Event.deferred(who, "m" + n, causes.get(n % causes.size()), at)
                    : Event.of(who, "m" + n, kind, at);
            mixed.add(event.saying(n % 5 == 0 ? "552 5.2.2 full" : "451 4.3.0 busy")
                    .evidence());
        }
        return mixed;
    }

    private Standing standing(String who, Instant now) {
        return store.view()
                .page(address(who))
                .map(page -> page.schedule(POLICY).at(now))
                .orElseGet(Standing.Clear::new);
    }

    /// The answers to all questions, without versions and times of change, which tell how it came about.
    protected static Map<String, Object> everything(Store store) {
        Map<String, Object> everything = new TreeMap<>();
        Stream.of(JO, MO).forEach(who -> answer(store, who).ifPresent(known -> everything.put(who, known)));
        for (int n = 0; n < 7; n++) {
            for (String domain : List.of("@example.org", "@example.net")) {
                String who = "user" + n + domain;
                answer(store, who).ifPresent(known -> everything.put(who, known));
            }
        }
        everything.put(
                "list",
                list(store, NOW).stream()
                        .map(entry -> List.of(
                                entry.address(), entry.standing(), entry.decidedBy(), entry.status(), entry.provider()))
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList());
        everything.put("counts", counts(store));
        return everything;
    }

    private static Optional<Object> answer(Store store, String who) {
        return store.view()
                .lookUp(address(who))
                .map(known -> List.of(known.page().facts().toString(), known.evidence()));
    }

    private static Object known(Evidence only) {
        return List.of(List.of(only.fact()).toString(), List.of(only));
    }

    private static List<Suppression> list(Store store, Instant now) {
        List<Suppression> entries = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            LedgerView.Part part = store.view().suppressions(next.get(), 100, now);
            entries.addAll(part.entries());
            next = part.next();
        }
        return entries;
    }

    private static SortedMap<CountKey, Long> counts(Store store) {
        SortedMap<CountKey, Long> counts = new TreeMap<>();
        for (Dimension by : Dimension.values()) {
            counts.putAll(store.view().counts(DAY.minusDays(60), DAY, by));
        }
        return counts;
    }

    private static MailAddress address(String text) {
        return MailAddress.parse(text).orElseThrow();
    }
}
