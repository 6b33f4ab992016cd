package bounceledger.packaged;

import static bounceledger.packaged.PackagedStack.NOTHING_FAILED;
import static bounceledger.packaged.PackagedStack.json;
import static bounceledger.packaged.PackagedStack.lines;
import static bounceledger.packaged.PackagedStack.word;
import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.packaged.Events.Message;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.PackagedFunction.Invoked;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What is deployed, on bad days.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class TroubleIT {

    /// Less than an attempt to book wants, once the first has failed.
    private static final Duration SHORT = Duration.ofSeconds(15);

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void without_a_table_everything_comes_again() throws Exception {
        try (PackagedStack stack = new PackagedStack();
                PackagedFunction lost = stack.lost("BounceFunction")) {
            Invoked batch = lost.invoke(
                    Events.sqs(
                            at,
                            new Message("m1", Events.sesBounce("one@example.org", "ses-lost-1", at)),
                            new Message(
                                    "m2", Events.envelope(at, Events.sesBounce("two@example.org", "ses-lost-2", at)))),
                    SHORT);
            assertThat(batch.failed()).isFalse();
            assertThat(json(batch.text()).items("batchItemFailures"))
                    .extracting(failure -> word(failure, "itemIdentifier"))
                    .containsExactly("m1", "m2");
            assertThat(lines(batch).stream().filter(line -> line.has("outcome")))
                    .extracting(line -> word(line, "outcome"))
                    .containsOnly("try-again");
            assertThat(lines(batch).stream().filter(line -> line.has("trouble")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(word(line, "trouble")).contains("the ledger could not be read"));

            Invoked direct =
                    lost.invoke(Events.sns(at, Events.sesBounce("three@example.org", "ses-lost-3", at)), SHORT);
            assertThat(direct.failed()).isTrue();
            assertThat(word(json(direct.text()), "errorType")).contains("TryAgainLater");
            assertThat(String.join("\n", direct.log())).doesNotContain("@example");
        }
    }

    @Test
    void an_object_that_is_gone_empty_huge_or_elsewhere_has_a_clear_outcome() throws Exception {
        try (PackagedStack stack = new PackagedStack();
                PackagedFunction bounces = stack.start("BounceFunction")) {
            String address = "huge@example.org";
            stack.bucket().put("mails/inbound/empty", new byte[0]);
            String megabyte = ("x".repeat(62) + "\n").repeat(16 * 1024);
            stack.bucket().put("mails/inbound/huge", Events.dsn(address, megabyte.repeat(40)));
            stack.bucket().put("mails/rules/own", Events.dsn("elsewhere@example.org", "Hello."));

            Invoked invoked = bounces.invoke(Events.sqs(
                    at,
                    new Message("m1", Events.s3Put("inbound/gone", "v1", at)),
                    new Message("m2", Events.s3Put("inbound/empty", "v1", at)),
                    new Message("m3", Events.s3Put("inbound/huge", "v1", at)),
                    new Message("m4", Events.s3Put("rules/own", "v1", at))));

            assertThat(invoked.text()).isEqualTo(NOTHING_FAILED);
            assertThat(lines(invoked))
                    .extracting(line -> word(line, "outcome") + " " + word(line, "why"))
                    .containsExactly(
                            "quarantined the mail is gone",
                            "quarantined the mail is empty",
                            "recorded ",
                            "quarantined the mail does not lie where mails are received");
            assertThat(stack.itemsOf(address)).hasSize(2);
            assertThat(stack.bucket().names("mails/quarantine/" + LocalDate.ofInstant(at, ZoneOffset.UTC)))
                    .hasSize(3);
        }
    }
}
