package bounceledger.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.tools.faults.Storm;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The short form of `./ledger bench week`.
class ToolsWeekIT {

    private static final int ADDRESSES = 2_000;
    private static final int EVENTS = 1_500;
    private static final double SPEED = 10;

    @Test
    void theCopyIsTheListOnceEverybodyIsQuiet() throws IOException {
        StackTemplate template = StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", "ledger"));

        ToolsWeekResult week = new ToolsWeek(template, ADDRESSES, EVENTS, SPEED, Storm.BAD_DAY, 1).run();

        assertThat(week.problems()).isEmpty();
        assertThat(week.job().at("read").whole()).hasValue(ADDRESSES + 0L);
        assertThat(week.job().at("refused").whole()).hasValue(ADDRESSES / 100L);
        assertThat(week.copy().repeated()).isZero();
        // Else nothing was lifted, lost or in anybody's way, and this shows less than it says.
        assertThat(week.lifted()).isPositive();
        assertThat(week.copy().lost()).isPositive();
        assertThat(week.log().attempts()).isGreaterThan(1);
    }
}
