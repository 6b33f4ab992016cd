package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    private static final Instant LATE = Instant.parse("2026-11-20T23:59:59.999Z");

    private static final Evidence DEAD =
            Event.failed("jo@Example.org", "m1", Cause.INVALID_RECIPIENT, LATE).evidence();

    @ParameterizedTest
    @CsvSource({
        "CUBE,     23, other|invalid_recipient|failed",
        "DOMAIN,   0,  example.org",
        "STATUS,   0,  5.1.1",
        "DECISION, 0,  suppress",
        "CAMPAIGN, 0,  spring",
        "STREAM,   0,  news"
    })
    void countsByEveryDimension(Dimension dimension, int hour, String name) {
        Tally tally = new Tally(new CountedNames(Set.of("example.org"), Set.of("spring")));
        tally.add(DEAD);
        tally.add(DEAD);

        assertThat(tally.sums())
                .hasSize(Dimension.values().length)
                .containsEntry(
                        new CountKey(
                                dimension, LATE.atZone(java.time.ZoneOffset.UTC).toLocalDate(), hour, name),
                        2L);
    }

    @Test
    void namesThatNobodyListedAreOthers() {
        Tally tally = new Tally(CountedNames.NOBODY);
        tally.add(DEAD);
        tally.add(Event.failed("", "m2", Cause.UNDETERMINED, LATE).saying("no").evidence());

        assertThat(tally.sums().keySet())
                .extracting(key -> key.dimension() + " " + key.name())
                .contains("DOMAIN other", "DOMAIN none", "STATUS none", "CAMPAIGN other");
    }

    @Test
    void whatIsTakenBackIsGone() {
        Tally tally = new Tally(CountedNames.NOBODY);
        tally.remove(DEAD);
        tally.add(DEAD);
        assertThat(tally.sums()).isEmpty();

        tally.remove(DEAD);
        assertThat(tally.sums().values()).containsOnly(-1L);
    }

    /// A counter item must not grow with whatever a mail says.
    @ParameterizedTest
    @CsvSource({"550 5.1.1 no, 5.1.1", "550 5.7.515 no, 5.7.515", "550 5.1.999 no, other", "550 5.99.1 no, other"})
    void statusesThatNobodyUsesAreOthers(String reply, String name) {
        Tally tally = new Tally(CountedNames.NOBODY);
        tally.add(Event.failed("jo@example.org", "m1", Cause.UNDETERMINED, LATE)
                .saying(reply)
                .evidence());

        assertThat(tally.sums().keySet())
                .filteredOn(key -> key.dimension() == Dimension.STATUS)
                .extracting(CountKey::name)
                .containsExactly(name);
    }
}
