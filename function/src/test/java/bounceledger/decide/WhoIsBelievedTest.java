package bounceledger.decide;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.ledger.AddressPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

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
