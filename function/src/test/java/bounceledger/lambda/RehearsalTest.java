package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import bounceledger.query.QueryApi;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is rehearsed goes the whole way; a rehearsal that failed half-way would leave the rest cold and say nothing.
class RehearsalTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TABLE_NAME", "ledger",
            "PEPPER", "a pepper of rehearsals only",
            "MAIL_BUCKET", "rehearsal");

    @BeforeAll
    static void aRegion() {
        System.setProperty("aws.region", "us-east-1");
    }

    @Test
    void everyArrivalIsBooked() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        BounceHandler handler = new BounceHandler(
                Wiring.of(ENVIRONMENT, Rehearsal.clients(), new PrintStream(log, true, StandardCharsets.UTF_8))
                        .bounces());

        assertThat(answer(handler, "batch.json")).isEqualTo("{\"batchItemFailures\":[]}");
        List<Json> lines = log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.parse(line).orElseThrow())
                .filter(line -> line.has("outcome"))
                .toList();
        assertThat(lines).extracting(line -> word(line, "carrier")).containsExactly("sqs/sns", "sqs/s3", "sqs/sns");
        assertThat(lines).allSatisfy(line -> {
            assertThat(word(line, "outcome")).isEqualTo("recorded");
            assertThat(line.items("recipients"))
                    .singleElement()
                    .satisfies(who -> assertThat(word(who, "booking")).isEqualTo("booked"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"address.json", "list.json", "statistics.json"})
    void eachQuestionIsAnswered(String question) throws IOException {
        QueryApi api = Wiring.of(ENVIRONMENT, Rehearsal.clients(), System.out).queries();

        Json answer = Json.parse(answer(new QueryHandler(api, InstantSource.system()), question))
                .orElseThrow();

        assertThat(word(answer, "statusCode")).isEqualTo("200");
    }

    private static String answer(RequestStreamHandler handler, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(Stage.file(event)), answer, new StandInContext("rehearsal"));
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String word(Json json, String name) {
        return json.at(name).word().orElse("");
    }
}
