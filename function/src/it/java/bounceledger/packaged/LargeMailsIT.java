package bounceledger.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.packaged.Events.Message;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.PackagedFunction.Invoked;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The smallest function that the template allows, with the heap that Lambda gives it, and as much mail as comes at
/// once.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class LargeMailsIT {

    private static final int MEMORY = 512;
    private static final int MAILS = 10;
    private static final int MEGABYTES_EACH = 10;
    private static final String MEGABYTE = ("x".repeat(62) + "\n").repeat(16 * 1024);

    @Test
    void tenMailsOfTenMegabytesFitIntoTheSmallestFunction() throws Exception {
        Instant at = Instant.parse("2026-11-20T12:00:00Z");
        try (PackagedStack stack = new PackagedStack();
                PackagedFunction function =
                        stack.start(stack.settings("BounceFunction").withMemory(MEMORY))) {
            Message[] messages = new Message[MAILS];
            for (int n = 0; n < MAILS; n++) {
                stack.bucket()
                        .put(
                                "mails/inbound/large-" + n,
                                Events.dsn("large" + n + "@example.org", MEGABYTE.repeat(MEGABYTES_EACH)));
                messages[n] = new Message("m" + n, Events.s3Put("inbound/large-" + n, "v1", at));
            }
            Invoked first = function.invoke(Events.sqs(at, messages));
            Invoked again = function.invoke(Events.sqs(at, messages));

            assertThat(first.text()).isEqualTo(PackagedStack.NOTHING_FAILED);
            assertThat(arrivals(first)).hasSize(MAILS).allMatch(line -> line.contains("\"booking\":\"booked\""));
            assertThat(arrivals(again)).hasSize(MAILS).allMatch(line -> line.contains("\"booking\":\"already-there\""));
            assertThat(function.peakMegabytes()).isLessThanOrEqualTo(MEMORY);
        }
    }

    private static List<String> arrivals(Invoked invoked) {
        return invoked.log().stream()
                .filter(line -> line.contains("\"outcome\""))
                .toList();
    }
}
