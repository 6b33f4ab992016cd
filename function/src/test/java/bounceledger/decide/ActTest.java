package bounceledger.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.smtp.MailAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTest {

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final MailAddress JO = MailAddress.parse("Jo@example.org").orElseThrow();

    @Test
    void isEvidenceWithWhoAndWhy() {
        Evidence lift = new Act("ticket-7", Kind.LIFT, JO, AT, "ann", "the mailbox is back").evidence(NOW);

        assertThat(lift.kind()).isEqualTo(Kind.LIFT);
        assertThat(lift.reply()).isEqualTo("the mailbox is back");
        assertThat(lift.sources()).containsExactly(new Source("by ann", ""));
        assertThat(lift.times()).isEqualTo(new Times(AT, NOW, NOW));
        assertThat(lift.verdict().rule()).isEqualTo("act/lift");
    }

    /// The same act sent twice is one, another act of the same ticket is another.
    @Test
    void isKnownByItsId() {
        Act lift = new Act("ticket-7", Kind.LIFT, JO, AT, "ann", "the mailbox is back");
        Act suppress = new Act("ticket-7", Kind.SUPPRESS, JO, AT, "ann", "and gone");

        assertThat(lift.evidence(NOW).id())
                .isEqualTo(lift.evidence(NOW.plusSeconds(9)).id());
        assertThat(lift.evidence(NOW).id()).isNotEqualTo(suppress.evidence(NOW).id());
    }

    /// Nobody lifts what will be said tomorrow.
    @Test
    void isNeverLaterThanItCame() {
        Act ahead = new Act("ticket-7", Kind.LIFT, JO, NOW.plusSeconds(1), "ann", "the mailbox is back");

        assertThat(ahead.evidence(NOW).times().event()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ticket-7 | FAILED | ann                | gone                 | nobody does by hand: failed
            ''       | LIFT   | ann                | back                 | id does not have 1 to 100 characters
            ticket-7 | LIFT   | ' '                | back                 | who does not have 1 to 200 characters
            ticket-7 | LIFT   | ann                | ''                   | why does not have 1 to 1000 characters
            ticket-7 | ERASE  | ann                | JO@example.org asked | what is said about an erasure stays, and names the address
            ticket-7 | ERASE  | jo@example.org     | asked us             | what is said about an erasure stays, and names the address
            """)
    void saysWhatIsWrong(String id, Kind kind, String who, String why, String message) {
        assertThatThrownBy(() -> new Act(id, kind, JO, AT, who, why))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
