package bounceledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.decide.Act;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.decide.Fact;
import bounceledger.decide.Kind;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.RandomStream;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FactListTest {

    private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");

    private static final MailAddress JO = MailAddress.parse("jo@example.org").orElseThrow();

    /// What two units read, less the page's own address, keys and summary.
    private static final int TWO_READ_UNITS = 8 * 1024 - 700;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 60, AddressPage.MAX_FACTS})
    void readsWhatItWrote(int count) {
        SortedSet<Fact> facts = facts(count);
        Attributes item = Attributes.writing();
        FactList.write(item, facts);

        assertThat(FactList.read(Attributes.reading(item.item()))).isEqualTo(facts);
    }

    /// What a person did is as short as the rest; who did it and why is with the evidence.
    @ParameterizedTest
    @EnumSource(names = {"SUPPRESS", "LIFT", "FORCED_LIFT", "CONSENT", "ERASE"})
    void anActIsAFactLikeAnyOther(Kind kind) {
        Fact act = new Act("ticket-7|a", kind, JO, END, "ann | bo", "said so\nby phone")
                .evidence(END)
                .fact();
        for (int others : new int[] {0, 60}) {
            SortedSet<Fact> facts = facts(others);
            facts.add(act);
            Attributes item = Attributes.writing();
            FactList.write(item, facts);

            assertThat(FactList.read(Attributes.reading(item.item())))
                    .isEqualTo(facts)
                    .contains(act);
        }
    }

    /// Who, why and the act's id are read as they were written, but for the address that was erased.
    @ParameterizedTest
    @EnumSource(names = {"SUPPRESS", "LIFT", "FORCED_LIFT", "CONSENT", "NOTE", "ERASE"})
    void whoAndWhyAreKept(Kind kind) {
        Evidence act = new Act("ticket-7|a", kind, JO, END, "ann | bo", "said so\nby phone").evidence(END);

        assertThat(EvidenceItem.of(new EvidenceItem(act, 3).item("A#hash"))).isEqualTo(new EvidenceItem(act, 3));
        assertThat(EvidenceItem.of(new EvidenceItem(act.nameless(), 1).item("A#hash"))
                        .evidence())
                .isEqualTo(act.nameless());
    }

    /// Whoever asks before sending pays at most two read units, also for the longest page.
    @Test
    void theLongestPageIsReadForTwoUnits() {
        Attributes item = Attributes.writing();
        FactList.write(item, facts(AddressPage.MAX_FACTS));

        Map<String, AttributeValue> written = item.item();
        assertThat(written).containsOnlyKeys("packed");
        assertThat(item.findBytes("packed").orElseThrow()).hasSizeBetween(1_000, TWO_READ_UNITS);
    }

    private static SortedSet<Fact> facts(int count) {
        return new RandomStream(new Random(1), 1, END, Duration.ofDays(300))
                .events(count).stream().map(Event::fact).collect(Collectors.toCollection(TreeSet::new));
    }
}
