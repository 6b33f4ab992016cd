package bounceledger.tools.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may do what, by `template.yaml`: nobody signs what comes in by the queue, so who may write to it is the guard.
class TemplateRightsIT {

    private final StackTemplate template = StackTemplate.read(Path.of("..", "template.yaml"), Map.of());

    TemplateRightsIT() throws IOException {}

    @Test
    void bouncesAreReadWhereTheyAreReceivedAndKeptInQuarantine() {
        Stream<String> objects = role("BounceRole")
                .filter(statement -> actions(statement).stream().anyMatch(action -> action.startsWith("s3:")))
                .filter(statement -> !statement.containsKey("Condition"))
                .map(statement -> actions(statement) + " " + statement.get("Resource"));

        assertThat(objects)
                .containsExactlyInAnyOrder(
                        "[s3:GetObject, s3:GetObjectVersion] ${MailBucket.Arn}/inbound/*",
                        "[s3:GetObject] ${MailBucket.Arn}/rules/*",
                        "[s3:PutObject] ${MailBucket.Arn}/quarantine/*");
    }

    /// Of what we write ourselves nothing is announced but the steps of jobs, to the jobs' own queue.
    @Test
    void onlyWhatIsReceivedIsAnnounced() {
        Map<?, ?> notifications =
                StackTemplate.map(template.properties("MailBucket").get("NotificationConfiguration"));

        assertThat(Pattern.compile(
                                "Queue=(\\w+)\\.Arn, Filter=\\{S3Key=\\{Rules=\\[\\{Name=prefix, Value=([\\w/]+)}]}}")
                        .matcher(notifications.toString())
                        .results()
                        .map(match -> match.group(2) + " to " + match.group(1)))
                .containsExactlyInAnyOrder("inbound/ to Queue", "jobs/in/ to JobQueue", "jobs/steps/ to JobQueue");
        assertThat(notifications.toString().split("Event=", -1)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BounceRole", "QueryRole", "ChangeRole", "JobRole", "UpkeepRole"})
    void noRoleMayDoAnything(String role) {
        assertThat(role(role)).isNotEmpty().allSatisfy(statement -> {
            assertThat(String.valueOf(statement.get("Resource"))).isNotEqualTo("*");
            assertThat(actions(statement)).noneMatch(action -> action.contains("*"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TopicPolicy", "QueuePolicy", "DeadLettersPolicy", "JobQueuePolicy", "MailBucketPolicy"})
    void onlyServicesWriteAndOnlyForUs(String policy) {
        assertThat(allowed(StackTemplate.map(template.properties(policy).get("PolicyDocument"))))
                .isNotEmpty()
                .allSatisfy(statement -> {
                    assertThat(StackTemplate.map(statement.get("Principal")).keySet())
                            .hasToString("[Service]");
                    assertThat(String.valueOf(statement.get("Condition"))).contains("aws:SourceArn");
                });
    }

    private Stream<Map<?, ?>> role(String name) {
        return maps(StackTemplate.list(template.properties(name).get("Policies")))
                .flatMap(policy -> allowed(StackTemplate.map(policy.get("PolicyDocument"))));
    }

    private static Stream<Map<?, ?>> allowed(Map<?, ?> document) {
        return maps(StackTemplate.list(document.get("Statement")))
                .filter(statement -> "Allow".equals(statement.get("Effect")));
    }

    /// One that is there on a condition is the second of three in a list.
    private static Stream<Map<?, ?>> maps(List<?> elements) {
        return elements.stream()
                .flatMap(element -> element instanceof List<?> inner ? inner.stream() : Stream.of(element))
                .filter(Map.class::isInstance)
                .map(StackTemplate::map);
    }

    private static List<String> actions(Map<?, ?> statement) {
        Object action = statement.get("Action");
        return action instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(String.valueOf(action));
    }
}
