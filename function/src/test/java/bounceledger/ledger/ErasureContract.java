package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Act;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Source;
import bounceledger.decide.Standing;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every ledger keeps to when an address is erased. A subclass gives an empty store, and says what it holds.
public abstract class ErasureContract {

    protected static final Policy POLICY = Policy.shipped();
    protected static final CountedNames NAMES = new CountedNames(Set.of("example.org"), Set.of("spring"));
    protected static final Pepper PEPPER = new Pepper("a pepper of tests");
    protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    protected static final Call CALL = new Call("request-1", NOW, () -> Duration.ofMinutes(1));

    private static final String JO = "jo@example.org";
    private static final MailAddress ADDRESS = MailAddress.parse(JO).orElseThrow();
    private static final MailAddress MO = MailAddress.parse("mo@example.org").orElseThrow();
    private static final Event DEAD = Event.failed(
                    "Jo@Example.org", "m1", Cause.INVALID_RECIPIENT, NOW.minusSeconds(99))
            .saying("550 5.1.1 <jo@example.org> no such user");
    private static final Evidence ERASE =
            new Act("a1", Kind.ERASE, ADDRESS, NOW.minusSeconds(50), "ann", "ticket 7").evidence(NOW);

    protected final List<String> deleted = new ArrayList<>();

    protected record Store(Ledger ledger, LedgerView view, Pages pages, Erasure erasure) {}

    private Store store;

    /// A ledger in which nothing is booked, and which deletes objects by adding them to {@link #deleted}.
    protected abstract Store emptyStore();

    /// Everything that is stored, as text.
    protected abstract String dump();

    @BeforeEach
    void begin() {
        store = emptyStore();
        book(DEAD.evidence(), DEAD.byMail("mails/inbound/1/v1").evidence());
        book(Event.of(JO, "m2", Kind.AUTO_REPLY, NOW.minusSeconds(90))
                .byMail("mails/inbound/2/v1")
                .evidence());
        book(Event.failed("mo@example.org", "m3", Cause.INVALID_RECIPIENT, NOW.minusSeconds(80))
                .byMail("mails/inbound/3/v1")
                .evidence());
    }

    @Test
    void whoIsErasedIsStillNotWrittenTo() {
        erase();

        AddressPage page = store.view().page(ADDRESS).orElseThrow();
        assertThat(page.isErased()).isTrue();
        assertThat(page.schedule(POLICY).at(NOW)).isInstanceOf(Standing.Suppressed.class);
        assertThat(list()).extracting(Suppression::address).containsExactly("mo@example.org");
    }

    @Test
    void evidenceAndWhatItPointsToGo() {
        assertThat(erase()).isEqualTo(new Erasure.Swept(2, 2, true));

        assertThat(deleted).containsExactlyInAnyOrder("mails/inbound/1/v1", "mails/inbound/2/v1");
        assertThat(store.view().lookUp(ADDRESS).orElseThrow().evidence())
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.kind()).isEqualTo(Kind.ERASE);
                    assertThat(left.recipient()).isEmpty();
                    assertThat(left.reply()).isEqualTo("ticket 7");
                    assertThat(left.sources()).containsExactly(new Source("by ann", ""));
                });
        assertThat(store.view().lookUp(MO).orElseThrow().evidence()).hasSize(1);
        assertThat(dump().toLowerCase(java.util.Locale.ROOT))
                .contains("mo@example.org")
                .doesNotContain("jo@example.org");
    }

    @Test
    void laterBouncesFindThePageAndWriteNoAddressBack() {
        erase();

        assertThat(book(Event.complained("JO@example.org", "m4", NOW.minusSeconds(5))
                        .evidence()))
                .containsExactly(Booking.BOOKED);
        assertThat(book(Event.of(JO, "m5", Kind.ECHO, NOW.minusSeconds(4)).evidence()))
                .containsExactly(Booking.BOOKED);

        AddressPage page = store.view().page(ADDRESS).orElseThrow();
        assertThat(page.schedule(POLICY).at(NOW))
                .isInstanceOfSatisfying(
                        Standing.Suppressed.class,
                        held -> assertThat(held.cause()).isEqualTo(Cause.COMPLAINT));
        assertThat(page.isErased()).isTrue();
        assertThat(dump().toLowerCase(java.util.Locale.ROOT)).doesNotContain("jo@example.org");
    }

    /// Before the erasure, after it, and twice.
    @Test
    void nothingCountsAgain() {
        SortedMap<CountKey, Long> before = counts();
        erase();
        SortedMap<CountKey, Long> after = counts();
        assertThat(after.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(before.values().stream().mapToLong(Long::longValue).sum() + Dimension.values().length);

        assertThat(book(DEAD.evidence(), ERASE)).containsOnly(Booking.ALREADY_THERE);
        assertThat(book(Event.of(JO, "m2", Kind.AUTO_REPLY, NOW.minusSeconds(90))
                        .evidence()))
                .containsExactly(Booking.ALREADY_THERE);
        assertThat(counts()).isEqualTo(after);
        assertThat(store.erasure().sweep(ADDRESS, CALL)).isEqualTo(new Erasure.Swept(0, 0, true));
    }

    @Test
    void whoWasNeverErasedIsLeftAlone() {
        assertThat(store.erasure().sweep(ADDRESS, CALL)).isEqualTo(new Erasure.Swept(0, 0, true));

        assertThat(deleted).isEmpty();
        assertThat(store.view().lookUp(ADDRESS).orElseThrow().evidence()).hasSize(2);
    }

    /// Who asks for it before we ever heard of him is not heard of later.
    @Test
    void anUnknownAddressCanBeErased() {
        MailAddress flo = MailAddress.parse("flo@example.net").orElseThrow();
        book(new Act("a2", Kind.ERASE, flo, NOW.minusSeconds(50), "ann", "ticket 8").evidence(NOW));
        book(Event.failed("flo@example.net", "m9", Cause.INVALID_RECIPIENT, NOW.minusSeconds(5))
                .evidence());

        assertThat(store.view().page(flo).orElseThrow().schedule(POLICY).at(NOW))
                .isInstanceOf(Standing.Suppressed.class);
        assertThat(dump()).doesNotContain("flo@example.net");
    }

    @Test
    void pagesAreFoundHoweverTheAddressIsSpelled() {
        MailAddress spelled = MailAddress.parse("JO@EXAMPLE.ORG").orElseThrow();
        MailAddress nobody = MailAddress.parse("nobody@example.org").orElseThrow();

        assertThat(store.pages().among(List.of(spelled, nobody))).containsExactly(spelled);
        assertThat(store.pages().among(List.of())).isEmpty();
    }

    private Erasure.Swept erase() {
        assertThat(book(ERASE)).containsExactly(Booking.BOOKED);
        return store.erasure().sweep(ADDRESS, CALL);
    }

    private List<Booking> book(Evidence... evidence) {
        return store.ledger().book(List.of(evidence), CALL);
    }

    private List<Suppression> list() {
        List<Suppression> entries = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            LedgerView.Part part = store.view().suppressions(next.get(), 100, NOW);
            entries.addAll(part.entries());
            next = part.next();
        }
        return entries;
    }

    private SortedMap<CountKey, Long> counts() {
        LocalDate day = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        SortedMap<CountKey, Long> counts = new TreeMap<>();
        for (Dimension by : Dimension.values()) {
            counts.putAll(store.view().counts(day, day, by));
        }
        return counts;
    }
}
