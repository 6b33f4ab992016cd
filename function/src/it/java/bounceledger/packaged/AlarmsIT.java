package bounceledger.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bounceledger.json.Json;
import bounceledger.packaged.Events.Message;
import bounceledger.smtp.MailAddress;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.StackTemplate;
import bounceledger.trust.TokenKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What is watched in `template.yaml` is what the function's log says: real lines of the packaged function, on a day
/// when everything went wrong, are held against the alarms, the filters and the dashboard.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class AlarmsIT {

    private static final String NAMESPACE = "BounceLedger";
    private static final Pattern METRIC = Pattern.compile("MetricName=([a-z_]+)(?=[,}])");
    private static final Pattern FILTER = Pattern.compile("\\{ \\$\\.(\\w+) (=|>) (?:\"(.*)\\*\"|(\\d+)) }");

    private static StackTemplate template;
    private static List<Json> lines;

    @BeforeAll
    static void aBadDay() throws Exception {
        Map<String, String> parameters = Map.of(
                "AWS::StackName", "my-stack",
                "MetricsByProvider", "yes",
                "Rules", "s3://mails/rules/own.yaml");
        Instant at = Instant.now().minusSeconds(120);
        try (PackagedStack stack = new PackagedStack(parameters)) {
            template = stack.template();
            stack.bucket().put("mails/rules/own.yaml", "- rule: broken".getBytes(StandardCharsets.UTF_8));
            stack.bucket().put("mails/inbound/forged", forged());
            lines = logOf(stack, at);
        }
    }

    /// The function as with the parameter `TokenKeys`, which the template makes a condition.
    private static List<Json> logOf(PackagedStack stack, Instant at) throws IOException {
        try (PackagedFunction function = stack.start(
                stack.settings("BounceFunction").with("TOKEN_KEYS", "aa:a-key-that-only-this-test-knows-0123456789"))) {
            byte[] batch = Events.sqs(
                    at,
                    new Message("m1", Events.envelope(at, Events.sesBounce("jo@example.org", "ses-1", at))),
                    new Message("m2", "not JSON"),
                    new Message("m3", Events.s3Put("inbound/forged", "v1", at)));
            return Stream.concat(function.invoke(batch).log().stream(), function.invoke(batch).log().stream())
                    .map(line -> Json.parse(line).orElseThrow())
                    .toList();
        }
    }

    /// Names the recipient that it reports, beside a token that was made with another key of that name.
    private static byte[] forged() {
        String token = TokenKeys.parse("aa:a-key-that-a-forger-made-up-0123456789")
                .token(
                        "aa",
                        LocalDate.now(ZoneOffset.UTC),
                        MailAddress.parse("eve@example.org").orElseThrow())
                .orElseThrow()
                .toString();
        String mail = new String(Events.dsn("eve@example.org", ""), StandardCharsets.US_ASCII);
        return mail.replace("bounces@example.com", token + "+eve=example.org@bounces.example.com")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void every_metric_that_an_alarm_asks_for_is_declared() {
        Set<String> asked = template.ofType("AWS::CloudWatch::Alarm").stream()
                .flatMap(alarm -> ours(template.properties(alarm).toString()))
                .collect(Collectors.toSet());

        assertThat(asked).contains("quarantined", "undetermined", "bounces", "complaints", "deliveries");
        assertThat(declared()).containsAll(asked);
    }

    @Test
    void so_is_every_one_that_the_dashboard_shows() {
        String body = String.valueOf(template.properties("DashboardOfAll").get("DashboardBody"));
        Set<String> shown = Pattern.compile("\"([a-z]+_?[a-z]+)\", \"(?:ledger|\\.)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(shown).contains("decided_suppress", "oldest_seconds", "duplicates");
        assertThat(declared()).containsAll(shown);
        assertThat(Json.parse(body)).isPresent();
    }

    @Test
    void the_line_of_metrics_is_as_cloudwatch_reads_it() {
        assertThat(metrics()).hasSize(2).allSatisfy(line -> {
            assertThat(line.at("_aws").at("Timestamp")).isInstanceOf(Json.Num.class);
            Json directive = line.at("_aws").items("CloudWatchMetrics").getFirst();
            assertThat(directive.at("Namespace").text()).hasValue(NAMESPACE);
            assertThat(directive.items("Dimensions"))
                    .singleElement()
                    .satisfies(set -> assertThat(set).isEqualTo(new Json.Arr(List.of(new Json.Text("ledger")))));
            assertThat(line.at("ledger").text()).hasValue("my-stack");
            assertThat(directive.items("Metrics"))
                    .hasSizeLessThanOrEqualTo(100)
                    .allSatisfy(metric -> assertThat(
                                    line.at(metric.at("Name").text().orElseThrow()))
                            .isInstanceOf(Json.Num.class));
        });
        assertThat(metrics())
                .extracting(
                        line -> line.at("bounces").word().orElse(""),
                        line -> line.at("duplicates").word().orElse(""))
                .containsExactly(tuple("2", "0"), tuple("0", "2"));
        assertThat(declared()).contains("provider_other");
        assertThat(Long.parseLong(
                        metrics().getFirst().at("oldest_seconds").word().orElseThrow()))
                .isBetween(100L, 1_000L);
    }

    @Test
    void every_filter_matches_a_line() {
        for (String name : template.ofType("AWS::Logs::MetricFilter")) {
            String pattern = String.valueOf(template.properties(name).get("FilterPattern"));
            Matcher filter = FILTER.matcher(pattern);
            assertThat(filter.matches()).as(pattern).isTrue();
            assertThat(lines.stream().anyMatch(line -> matches(filter.toMatchResult(), line)))
                    .as(pattern)
                    .isTrue();
        }
    }

    private static boolean matches(MatchResult filter, Json line) {
        String said = line.at(filter.group(1)).word().orElse("");
        return filter.group(2).equals("=")
                ? said.startsWith(String.valueOf(filter.group(3))) && !said.isEmpty()
                : !said.isEmpty() && Long.parseLong(said) > Long.parseLong(filter.group(4));
    }

    /// The metrics in our namespace that an alarm names; those of filters have the stack's name in front.
    private static Stream<String> ours(String alarm) {
        return alarm.contains("Namespace=" + NAMESPACE)
                ? METRIC.matcher(alarm).results().map(found -> found.group(1))
                : Stream.empty();
    }

    private static Set<String> declared() {
        return metrics().stream()
                .flatMap(line -> line.at("_aws").items("CloudWatchMetrics").getFirst().items("Metrics").stream())
                .map(metric -> metric.at("Name").text().orElseThrow())
                .collect(Collectors.toSet());
    }

    private static List<Json> metrics() {
        return lines.stream().filter(line -> line.has("_aws")).toList();
    }
}
