package bounceledger.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bounceledger.json.Json;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.PackagedFunction.Invoked;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// The stack as SAM transforms it, on moto: what SES does goes in at its ends, the functions run as they are packaged,
/// with their own environments, and what was booked can be asked. Skipped where Python has no moto.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class StackOnMotoIT {

    private static final Path PACKAGE = Path.of("target", "package");

    private static MotoStack stack;
    private static PackagedFunction bounces;

    @BeforeAll
    static void start() throws IOException {
        boolean there = MotoStack.isThere();
        if (!there) {
            System.out.println("moto, boto3 or aws-sam-translator is not installed: the stack is not tried on moto");
        }
        assumeTrue(there);
        stack = new MotoStack();
        bounces = start("BounceFunction");
    }

    @AfterAll
    static void stop() throws IOException {
        try (MotoStack _ = stack;
                PackagedFunction _ = bounces) {
            // closes whatever was started
        }
    }

    @Test
    void what_ses_does_is_booked_and_can_be_asked() throws IOException {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        put("inbound/first", Events.dsn("written@example.org", "Hello."));
        put("elsewhere/second", Events.dsn("elsewhere@example.org", "Hello."));
        stack.publish(Events.sesBounce("told@example.org", "ses-moto-1", at));
        stack.putEvent("Email Bounced", Events.sesBounce("bus@example.org", "ses-moto-2", at));

        // The fourth is the message by which S3 tries the queue.
        List<String> outcomes = List.of();
        while (outcomes.size() < 4) {
            outcomes = concat(outcomes, outcomes(bounces.invoke(stack.receive())));
            stack.delete();
        }

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        "recorded sqs/s3", "recorded sqs/sns", "recorded sqs/eventbridge", "ignored sqs");
        assertThat(stack.waiting("Queue")).isZero();
        assertThat(stack.waiting("DeadLetters")).isZero();
        assertThat(stack.alarms()).isGreaterThan(8);
        try (PackagedFunction queries = start("QueryFunction")) {
            for (String name : List.of("written", "told", "bus")) {
                Invoked answer = queries.invoke(Events.get("/v1/suppressions/" + name + "%40example.org", Map.of()));
                assertThat(text(json(answer.text()), "statusCode")).isEqualTo("200");
                Json body = json(text(json(answer.text()), "body"));
                assertThat(text(body, "cause")).isEqualTo("invalid_recipient");
            }
            Invoked list = queries.invoke(Events.get("/v1/suppressions", Map.of()));
            assertThat(json(text(json(list.text()), "body")).items("data")).hasSize(3);
        }
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> outcomes(Invoked invoked) {
        assertThat(invoked.text()).isEqualTo("{\"batchItemFailures\":[]}");
        return invoked.log().stream()
                .map(StackOnMotoIT::json)
                .filter(line -> line.has("outcome"))
                .map(line -> text(line, "outcome") + " " + text(line, "carrier"))
                .toList();
    }

    private static PackagedFunction start(String name) throws IOException {
        URI moto = stack.endpoint();
        return new PackagedFunction(stack.function(name), PACKAGE, Map.of("DYNAMODB", moto, "S3", moto));
    }

    private static void put(String key, byte[] mail) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(stack.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            s3.putObject(request -> request.bucket(stack.bucket()).key(key), RequestBody.fromBytes(mail));
        }
    }

    private static Json json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError("not JSON: " + text));
    }

    private static String text(Json json, String name) {
        return json.at(name).word().orElse("");
    }
}
