package bounceledger.decide;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.ledger.AddressPage;
import bounceledger.report.Authenticity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhoIsBelievedTest {

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant LATER = AT.plus(Duration.ofDays(1));
    private static final String JO = "jo@example.org";

    private static final Event COMPLAINT = Event.complained(JO, "m1", AT);
    private static final Event RETRACTION = Event.of(JO, "m1", Kind.NOT_SPAM, AT.plusSeconds(60));

    /// Anyone can write a mail that says that it was no spam after all.
    @Test
    void aStrangerTakesNoProvenComplaintBack() {
        assertThat(standing(COMPLAINT, RETRACTION.byMail("in/forged"))).isInstanceOf(Standing.Suppressed.class);
        assertThat(standing(COMPLAINT, RETRACTION)).isInstanceOf(Standing.Clear.class);
        assertThat(standing(COMPLAINT.byMail("in/a"), RETRACTION.byMail("in/b")))
                .isInstanceOf(Standing.Clear.class);
    }

    /// Else a forger dates the message back, and a delivery clears what it must not.
    @ParameterizedTest
    @EnumSource(
            value = Authenticity.class,
            names = {"PROVEN", "PLAUSIBLE"})
    void whatIsWorthLessSaysNothingOfWhenAMessageWasSent(Authenticity worth) {
        Event genuine = Event.deferred(JO, "m1", Cause.MAILBOX_FULL, AT).worth(worth);
        Event forged = genuine.byMail("in/forged").sentAt(Optional.of(AT.minus(Duration.ofDays(900))));
        Event silent = genuine.sentAt(Optional.empty());

        assertThat(joined(genuine, forged)).isEqualTo(genuine.sent());
        assertThat(joined(forged, genuine)).isEqualTo(genuine.sent());
        assertThat(joined(silent, forged)).isEmpty();
        assertThat(joined(joined(forged, silent, genuine))).isEqualTo(genuine.sent());
    }

    private static Optional<Instant> joined(Event one, Event other) {
        return joined(joined(one, other, other));
    }

    private static Optional<Instant> joined(Evidence all) {
        return all.message().sent();
    }

    private static Evidence joined(Event one, Event two, Event three) {
        return one.evidence().join(two.evidence()).join(three.evidence());
    }

    @Test
    void aStrangersDeliveryTakesNoProvenOnesPlace() {
        Fact proven = Event.of(JO, "m2", Kind.DELIVERED, AT).fact();
        Fact forged =
                Event.of(JO, "m3", Kind.DELIVERED, LATER).byMail("in/forged").fact();
        AddressPage blank = AddressPage.blank(JO);

        assertThat(blank.with(proven).with(forged).facts()).containsExactly(proven, forged);
        assertThat(blank.with(forged).with(proven).facts()).containsExactly(proven, forged);
    }

    /// However many a stranger writes.
    @Test
    void forgeriesPushNothingOffThePage() {
        Fact proven = Event.deferred(JO, "m0", Cause.MAILBOX_FULL, AT).fact();
        AddressPage page = AddressPage.blank(JO).with(proven);
        for (int n = 1; n <= AddressPage.MAX_FACTS + 20; n++) {
            page = page.with(Event.complained(JO, "f" + n, AT.plusSeconds(n))
                    .byMail("in/" + n)
                    .fact());
        }

        assertThat(page.facts()).hasSize(AddressPage.MAX_FACTS).contains(proven);
    }

    @Test
    void aPageKeepsOneDeliveryWhateverTheirOrder() {
        Fact early = Event.of(JO, "m2", Kind.DELIVERED, AT).fact();
        Fact late = Event.of(JO, "m3", Kind.DELIVERED, LATER).fact();
        AddressPage blank = AddressPage.blank(JO);

        assertThat(blank.with(early).with(late).facts()).containsExactly(late);
        assertThat(blank.with(late).with(early).facts()).containsExactly(late);
    }

    private static Standing standing(Event... events) {
        return Policy.shipped()
                .fold(List.of(events).stream().map(Event::fact).toList())
                .at(LATER);
    }
}
