package bounceledger.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A few of the deaths that `./ledger bench kill` dies a hundred of.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class KillIT {

    @Test
    void the_ledger_is_exact_whenever_the_function_dies() throws IOException {
        KillRun.Result result = new KillRun(Path.of(".."), 5, 7).run();

        assertThat(result.problems()).isEmpty();
    }
}
