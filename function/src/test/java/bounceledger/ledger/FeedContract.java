package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Act;
import bounceledger.decide.Event;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Reason;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every ledger keeps to when its list is filtered, or followed. A subclass gives an empty store.
public abstract class FeedContract {

    protected static final Policy POLICY = Policy.shipped();
    protected static final CountedNames NAMES = CountedNames.NOBODY;
    protected static final Pepper PEPPER = new Pepper("a pepper of tests");

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final int MANY = 40;

    protected record Store(Ledger ledger, LedgerView view) {}

    private Instant now = START;
    private Store store;
    private FeedCursor cursor = FeedCursor.START;
    private int calls;

    /// A ledger in which nothing is booked.
    protected abstract Store emptyStore(InstantSource clock);

    @BeforeEach
    void begin() {
        store = emptyStore(() -> now);
    }

    private void book(Event... events) {
        book(Stream.of(events));
    }

    private void book(Stream<Event> events) {
        store.ledger().book(events.map(Event::evidence).toList(), call());
    }

    private Call call() {
        return new Call("request-" + ++calls, now, () -> Duration.ofMinutes(1));
    }

    private void act(Kind kind, String address) {
        Act act = new Act("a" + calls, kind, address(address), now, "ann", "ticket 7");
        store.ledger().book(List.of(act.evidence(now)), call());
    }

    private static MailAddress address(String text) {
        return MailAddress.parse(text).orElseThrow();
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    /// All that can be told, page after page.
    private List<Change> follow(int limit) {
        List<Change> told = new ArrayList<>();
        boolean isMore = true;
        while (isMore) {
            LedgerView.Changes changes = store.view().changes(cursor, limit, now);
            assertThat(changes.entries()).hasSizeLessThanOrEqualTo(limit);
            told.addAll(changes.entries());
            assertThat(FeedCursor.parse(changes.next().toString())).hasValue(changes.next());
            cursor = changes.next();
            isMore = changes.isMore();
        }
        return told;
    }

    private static Stream<String> addresses(List<Change> changes) {
        return changes.stream().flatMap(change -> change.address().stream());
    }

    private void bookMany() {
        book(IntStream.range(0, MANY)
                .mapToObj(n -> Event.failed(
                        "user" + n + "@example.org", "m" + n, Cause.INVALID_RECIPIENT, START.minusSeconds(n))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void tellsEachOnceAndThenOnlyWhatChanges(int limit) {
        bookMany();
        after(FeedCursor.HORIZON.plusMillis(1));
        assertThat(addresses(follow(limit))).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(follow(limit)).isEmpty();

        act(Kind.LIFT, "user3@example.org");
        book(Event.complained("user5@example.org", "m5", now));
        after(FeedCursor.HORIZON.plusMillis(1));
        List<Change> told = follow(limit);

        assertThat(addresses(told)).containsExactlyInAnyOrder("user3@example.org", "user5@example.org");
        assertThat(told)
                .filteredOn(change -> change.held().isEmpty())
                .extracting(Change::address)
                .containsExactly(Optional.of("user3@example.org"));
        after(Duration.ofDays(80));
        assertThat(follow(limit)).isEmpty();
    }

    @Test
    void whatIsYoungWaits() {
        bookMany();
        after(FeedCursor.HORIZON);
        assertThat(follow(100)).isEmpty();
        after(Duration.ofMillis(1));
        assertThat(follow(100)).hasSize(MANY);
    }

    /// What is booked while a reader is between two pages waits for the next pass, and is not lost.
    @Test
    void nothingIsMissedBetweenPages() {
        bookMany();
        after(FeedCursor.HORIZON.plusMillis(1));
        LedgerView.Changes first = store.view().changes(cursor, 11, now);
        cursor = first.next();
        book(Stream.of("user0@example.org", "user39@example.org", "new@example.org")
                .map(to -> Event.complained(to, "c1", now)));
        after(FeedCursor.HORIZON.plusMillis(1));

        List<Change> told = new ArrayList<>(first.entries());
        told.addAll(follow(11));
        told.addAll(follow(11));
        assertThat(Set.copyOf(addresses(told).toList())).hasSize(MANY + 1);
        assertThat(told)
                .filteredOn(change -> change.held().stream().anyMatch(term -> term.reason() == Reason.COMPLAINT))
                .extracting(change -> change.address().orElse(""))
                .contains("user0@example.org", "user39@example.org", "new@example.org");
    }

    @Test
    void whoIsErasedIsToldByTheKeyAlone() {
        book(Event.failed("jo@example.org", "m1", Cause.INVALID_RECIPIENT, now));
        after(FeedCursor.HORIZON.plusMillis(1));
        Change before = follow(10).getFirst();

        act(Kind.ERASE, "jo@example.org");
        after(FeedCursor.HORIZON.plusMillis(1));
        Change after = follow(10).getFirst();

        assertThat(after.address()).isEmpty();
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.toString()).doesNotContain("jo@example");
    }

    @Test
    void aCursorIsGoodForNinetyDays() {
        bookMany();
        after(FeedCursor.HORIZON.plusMillis(1));
        assertThat(FeedCursor.START.isTooOld(now)).isFalse();
        follow(100);
        assertThat(cursor.isTooOld(now.plus(Duration.ofDays(89)))).isFalse();
        assertThat(cursor.isTooOld(now.plus(Duration.ofDays(91)))).isTrue();
        assertThat(FeedCursor.START.inPass(now).isTooOld(now.plus(Duration.ofDays(91))))
                .isTrue();
    }

    /// Reasons, causes, domains, since when, before when, changed since: how many of the five below.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            |                   |             |       |       |     | 5
            COMPLAINT |         |             |       |       |     | 1
            HARD_BOUNCE |       |             |       |       |     | 4
            | INVALID_RECIPIENT |             |       |       |     | 3
            | INACTIVE_MAILBOX  |             |       |       |     | 1
            HARD_BOUNCE | COMPLAINT |         |       |       |     | 0
            |                   | example.net |       |       |     | 2
            |                   |             | 100   |       |     | 2
            |                   |             |       | 100   |     | 3
            |                   |             | 200   | 100   |     | 1
            |                   |             |       |       | 30  | 1
            |                   |             |       |       | 300 | 5
            """)
    void filters(Reason reason, Cause cause, String domain, Integer from, Integer to, Integer updated, int expected) {
        book(
                Event.failed("a@example.org", "m1", Cause.INVALID_RECIPIENT, START.minusSeconds(50)),
                Event.failed("b@example.org", "m2", Cause.INVALID_RECIPIENT, START.minusSeconds(150)),
                Event.failed("c@example.net", "m3", Cause.INVALID_RECIPIENT, START.minusSeconds(250)),
                Event.failed("d@example.net", "m4", Cause.INACTIVE_MAILBOX, START.minusSeconds(350)));
        after(Duration.ofSeconds(60));
        book(Event.complained("e@example.com", "m5", START.minusSeconds(10)));
        Filter filter = new Filter(
                some(reason),
                some(cause),
                Set.of(),
                some(domain),
                Optional.ofNullable(from).map(START::minusSeconds),
                Optional.ofNullable(to).map(START::minusSeconds),
                Optional.ofNullable(updated).map(now::minusSeconds));

        assertThat(list(filter, 1)).hasSize(expected).doesNotHaveDuplicates();
        assertThat(list(filter, 1_000)).hasSize(expected);
    }

    private static <T> Set<T> some(T value) {
        return Optional.ofNullable(value).map(Set::of).orElse(Set.of());
    }

    private List<String> list(Filter filter, int limit) {
        List<String> seen = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            LedgerView.Part part = store.view().suppressions(filter, next.get(), limit, now);
            assertThat(part.entries()).hasSizeLessThanOrEqualTo(limit);
            part.entries().forEach(entry -> seen.add(entry.address()));
            next = part.next();
        }
        return seen;
    }

    @Test
    void tellsThePagesOfMany() {
        book(IntStream.range(0, 250)
                .mapToObj(n -> Event.failed("user" + n + "@example.org", "m" + n, Cause.MAILBOX_FULL, START)));
        List<MailAddress> asked = IntStream.range(0, 500)
                .mapToObj(n -> address("USER" + n + "@example.org"))
                .toList();

        assertThat(store.view().pages(asked))
                .hasSize(250)
                .hasEntrySatisfying(
                        address("USER7@example.org"),
                        page -> assertThat(page.address()).hasValue("user7@example.org"));
        assertThat(store.view().pages(List.of())).isEmpty();
    }

    /// What tells one mail from another is left out, and so is whom it names.
    @Test
    void countsWhatNoRuleKnows() {
        book(IntStream.range(0, 30)
                .mapToObj(n -> Event.failed("user" + n + "@example.org", "m" + n, Cause.UNDETERMINED, START)
                        .saying("550 5.0.0 user" + n + "@example.org is 192.0.2." + n + " off, id 4fXk2b3c9dz" + n)));
        book(
                Event.failed("a@example.org", "x1", Cause.UNDETERMINED, START).saying("no"),
                Event.failed("b@example.org", "x2", Cause.SPAM_CONTENT, START).saying("spam"),
                Event.failed("c@example.org", "x3", Cause.UNDETERMINED, START.minus(Duration.ofDays(3)))
                        .saying("old"));
        LocalDate day = LocalDate.ofInstant(START, ZoneOffset.UTC);

        assertThat(store.view().unknownReplies(day, day))
                .isEqualTo(Map.of(
                        new UnknownReply(day, "other", "550 5.0.0 <address> is <ip> off, id <id>"), 30L,
                        new UnknownReply(day, "other", "no"), 1L));
        assertThat(store.view().unknownReplies(day.minusDays(3), day)).hasSize(3);
    }
}
