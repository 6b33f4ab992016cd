package bounceledger.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A booking does not get dearer unnoticed (docs/decisions/0010).
class CostIT {

    @ParameterizedTest
    @CsvSource({"1, 1, 12", "45, 1, 6", "45, 100, 6"})
    void aBounceCostsNoMoreWriteUnits(int batch, int erased, double most) throws IOException {
        StackTemplate template = StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", "ledger"));

        CostBenchmark.Row row = new CostBenchmark(template, 10, 20, erased, 400, 225).measure(batch);

        assertThat(row.writeUnits()).isBetween(3.0, most);
        assertThat(row.readRequests()).as("for one batch").isBetween(0.9, 1.1);
    }
}
