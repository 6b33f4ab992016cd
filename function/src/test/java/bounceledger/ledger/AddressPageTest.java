package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Fact;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPageTest {

    private static final String JO = "jo@example.org";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aLaterWordAboutAnEventTakesTheEarliersPlace() {
        Fact first = Event.failed(JO, "m1", Cause.UNDETERMINED, NOW).fact();
        Fact better = Event.failed(JO, "m1", Cause.BAD_DOMAIN, NOW).fact();
        Fact earlier =
                Event.failed(JO, "m1", Cause.BAD_DOMAIN, NOW.minusSeconds(5)).fact();

        assertThat(page(first, better).facts()).containsExactly(better);
        assertThat(page(first, better, earlier).facts()).containsExactly(earlier);
        assertThat(page(first, better).fact(first.id())).hasValue(better);
        assertThat(page(first).facts()).isNotEqualTo(page(better).facts());
    }

    @Test
    void whatMayPassIsForgottenAfter400Days() {
        Fact soft = soft(0, NOW.minus(Duration.ofDays(400)));
        Fact older = soft(1, NOW.minus(Duration.ofDays(400)).minusMillis(1));
        Fact newest = soft(2, NOW);

        assertThat(page(soft, older, newest).facts()).containsExactly(soft, newest);
        assertThat(page(newest, older, soft).facts()).containsExactly(soft, newest);
        assertThat(page(soft, older, newest).truncated()).isFalse();
    }

    @Test
    void whatLastsIsNot() {
        Fact complaint =
                Event.complained(JO, "m1", NOW.minus(Duration.ofDays(2_000))).fact();
        Fact takenBack = Event.of(JO, "m1", Kind.NOT_SPAM, NOW.minus(Duration.ofDays(1_999)))
                .fact();
        Fact newest = soft(2, NOW);

        assertThat(page(complaint, takenBack, newest).facts()).containsExactly(complaint, takenBack, newest);
        assertThat(page(newest, takenBack, complaint).facts()).containsExactly(complaint, takenBack, newest);
    }

    @Test
    void ofTooManyTheOldestThatMayPassGoFirst() {
        Fact dead = Event.failed(JO, "dead", Cause.INVALID_RECIPIENT, NOW.minus(Duration.ofDays(399)))
                .fact();
        List<Fact> soft = IntStream.range(0, 250)
                .mapToObj(n -> soft(n, NOW.minus(Duration.ofHours(250L - n))))
                .toList();
        AddressPage page = page(dead);
        for (Fact fact : soft) {
            page = page.with(fact);
        }

        assertThat(page.facts()).hasSize(AddressPage.MAX_FACTS).startsWith(dead, soft.get(51));
        assertThat(page.truncated()).isTrue();
        assertThat(page.with(soft.getLast()).facts()).isEqualTo(page.facts());
    }

    /// A delivery of a message sent nobody knows when clears nothing: it must not take the place of one that does.
    @Test
    void keepsTheDeliveryThatClearsMost() {
        Fact early = Event.of(JO, "m1", Kind.DELIVERED, NOW.minusSeconds(60)).fact();
        Fact unknown =
                Event.of(JO, "m2", Kind.DELIVERED, NOW).sentAt(Optional.empty()).fact();

        assertThat(page(early, unknown).facts()).containsExactly(early);
        assertThat(page(unknown, early).facts()).containsExactly(early);
    }

    /// Else a complaint would hold again once its lift was forgotten.
    @Test
    void whatLiftsIsRememberedAsLongAsWhatItLifts() {
        Fact complaint =
                Event.complained(JO, "m1", NOW.minus(Duration.ofDays(2_000))).fact();
        Fact lift = Event.of(JO, "a1", Kind.FORCED_LIFT, NOW.minus(Duration.ofDays(1_999)))
                .fact();
        AddressPage page = page(complaint, lift, soft(1, NOW));
        for (int n = 0; n < 250; n++) {
            page = page.with(Event.failed(JO, "dead" + n, Cause.INVALID_RECIPIENT, NOW.plusSeconds(n))
                    .fact());
        }

        assertThat(page.facts()).hasSize(AddressPage.MAX_FACTS).startsWith(complaint, lift);
    }

    /// By standing: what has passed 400 days after it did, what holds for ever for ever.
    @ParameterizedTest
    @CsvSource({
        "deferred,  2027-12-25T12:00:00Z",
        "failed,    2028-06-22T12:00:00Z",
        "complaint,",
        "suppress,",
        "erase,",
        "lift,      2027-12-25T12:00:00Z"
    })
    void isKeptAsLongAsItMatters(String what, Instant until) {
        Fact fact = switch (what) {
            case "deferred" -> soft(1, NOW);
            case "failed" ->
                Event.failed(JO, "m1", Cause.INVALID_RECIPIENT, NOW).fact();
            default -> Event.of(JO, "m1", Kind.of(what).orElseThrow(), NOW).fact();
        };
        AddressPage page = page(fact);

        assertThat(page.keptUntil(page.schedule(Policy.shipped()).held(NOW))).isEqualTo(Optional.ofNullable(until));
    }

    /// Whatever comes later: a page that has lost its address never gets it back.
    @Test
    void anErasedPageKeepsWhatWasDecided() {
        Fact complaint = Event.complained(JO, "m1", NOW.minusSeconds(9)).fact();
        AddressPage erased = page(complaint, Event.of(JO, "a1", Kind.ERASE, NOW).fact(), soft(2, NOW.plusSeconds(9)));

        assertThat(erased.isErased()).isTrue();
        assertThat(erased.facts()).contains(complaint).hasSize(3);
        assertThat(erased.schedule(Policy.shipped()).at(NOW)).isInstanceOf(Standing.Suppressed.class);
    }

    @Test
    void aBlankPageSaysNothing() {
        AddressPage blank = AddressPage.blank(JO);

        assertThat(blank.version()).isZero();
        assertThat((Collection<Fact>) blank.facts()).isEmpty();
        assertThat(blank.address()).hasValue(JO);
    }

    private static AddressPage page(Fact... facts) {
        AddressPage page = AddressPage.blank(JO);
        for (Fact fact : facts) {
            page = page.with(fact);
        }
        return page;
    }

    private static Fact soft(int message, Instant at) {
        return Event.deferred(JO, "soft" + message, Cause.SERVER_ERROR, at).fact();
    }
}
