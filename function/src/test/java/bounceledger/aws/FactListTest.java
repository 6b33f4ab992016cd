package bounceledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.decide.Event;
import bounceledger.decide.Fact;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.RandomStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FactListTest {

    private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");

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
