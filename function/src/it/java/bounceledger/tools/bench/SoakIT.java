package bounceledger.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.tools.faults.Storm;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The short form of `./ledger bench soak`: five writers, and everything that can go wrong at a table.
class SoakIT {

    private static final int EVENTS = 2_000;
    private static final int WRITERS = 5;
    private static final double SPEED = 20;

    @Test
    void whatIsBookedInAStormIsExact() throws IOException {
        StackTemplate template = StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", "ledger"));

        SoakResult result = new Soak(template, EVENTS, WRITERS, SPEED, Storm.BAD_DAY, 1).run();

        assertThat(result.problems()).isEmpty();
        assertThat(result.delivered()).isEqualTo(EVENTS);
        // Else there was no storm, and this shows nothing.
        assertThat(result.log().conflictsPerThousand()).isPositive();
        assertThat(result.log().attempts()).isGreaterThan(1);
    }
}
