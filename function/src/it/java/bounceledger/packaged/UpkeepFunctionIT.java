package bounceledger.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.packaged.Events.Message;
import bounceledger.tools.local.PackagedFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The function for what is done by hand and by the clock, packaged like {@link PackagedFunctionIT}'s: a mail is
/// booked, its recipient erased, and the hours of its day folded.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class UpkeepFunctionIT {

    private static final String ADDRESS = "gone@example.org";
    private static final String PATH = "/v1/suppressions/gone%40example.org";
    private static final int DAYS_AGO = 10;

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(DAYS_AGO));

    @Test
    void erasesAndFolds() throws Exception {
        try (PackagedStack stack = new PackagedStack();
                PackagedFunction bounces = stack.start("BounceFunction");
                PackagedFunction upkeep = stack.start("UpkeepFunction");
                PackagedFunction queries = stack.start("QueryFunction")) {
            stack.bucket().put("mails/inbound/report", Events.dsn(ADDRESS, "Hello."));
            bounces.invoke(Events.sqs(at, new Message("m1", Events.s3Put("inbound/report", "v1", at))));
            String counted = ask(queries, "/v1/stats", byCause());

            assertThat(upkeep.startLog()).isEmpty();
            Json erased = done(upkeep, act());
            assertThat(erased.at("booking").text()).hasValue("booked");
            assertThat(erased.at("objects_deleted").whole()).hasValue(1L);
            assertThat(done(upkeep, act()).at("booking").text()).hasValue("already-there");
            assertThat(done(upkeep, JsonText.object().put("source", "aws.events"))
                            .at("hours_folded")
                            .whole())
                    .hasValue(1L);

            assertThat(stack.bucket().names("mails/")).isEmpty();
            assertThat(stack.table().toString()).doesNotContain(ADDRESS);
            assertThat(ask(queries, PATH, Map.of())).contains("invalid_recipient");
            assertThat(counted).contains("\"count\":1");
            assertThat(ask(queries, "/v1/stats", byCause())).isEqualTo(counted);
        }
    }

    private static JsonText act() {
        return JsonText.object()
                .put("act", "erase")
                .put("address", ADDRESS)
                .put("id", "request-12")
                .put("who", "ann")
                .put("why", "asked by letter");
    }

    private Map<String, String> byCause() {
        String day = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        return Map.of("from", day, "to", day, "group_by", "cause");
    }

    private static Json done(PackagedFunction upkeep, JsonText event) throws IOException {
        return PackagedStack.json(
                upkeep.invoke(event.write().getBytes(StandardCharsets.UTF_8)).text());
    }

    private static String ask(PackagedFunction queries, String path, Map<String, String> parameters)
            throws IOException {
        return PackagedStack.body(queries.invoke(Events.get(path, parameters)), 200);
    }
}
