package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.decide.Policy;
import bounceledger.jobs.ExportStep;
import bounceledger.jobs.FileFormat;
import bounceledger.jobs.ImportStep;
import bounceledger.jobs.Job;
import bounceledger.jobs.JobDesk;
import bounceledger.jobs.JobId;
import bounceledger.jobs.JobRunner;
import bounceledger.jobs.MemoryJobs;
import bounceledger.jobs.Work;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Filter;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.Unavailable;
import bounceledger.query.QueryApi;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The message as SQS hands it over, written by Lambda's own serialiser, around what S3 says.
class JobHandlerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final JobId ID = JobId.of("ann", "r1");

    private final MemoryLedger ledger =
            new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(NOW));
    private final MemoryJobs outside = new MemoryJobs();
    private final JobDesk desk = new JobDesk(outside, outside, outside);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void aFileThatArrivesIsImported() throws IOException {
        Work.Import work = new Work.Import(FileFormat.CSV, Optional.empty());
        desk.imported(ID, work, "ann", NOW, "email\njo@example.org\n".getBytes(StandardCharsets.UTF_8));
        handle(told("jobs/in/" + ID.value()));

        assertThat(outside.find(ID).orElseThrow().state()).isEqualTo(Job.State.DONE);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("\"work\":\"import\",\"step\":0,\"state\":\"done\",\"read\":1,\"refused\":0")
                .doesNotContain("jo@");
    }

    @Test
    void aStepIsDone() throws IOException {
        desk.exported(ID, new Work.Export(FileFormat.CSV, Filter.ALL), "ann", NOW);
        handle(told("jobs/steps/" + ID.value() + "/0"));

        assertThat(outside.find(ID).orElseThrow().state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void whatMaySucceedLaterFails() {
        desk.exported(ID, new Work.Export(FileFormat.CSV, Filter.ALL), "ann", NOW);
        outside.dieAt(0);

        assertThatThrownBy(() -> handle(told("jobs/steps/" + ID.value() + "/0")))
                .isInstanceOf(Unavailable.class);
    }

    /// S3's own test message, somebody else's, a job that is gone: acknowledged, and nothing done.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}",
                "no json",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"jobs/out/AAAAAAAAAAAAAAAAAAAAAA/0-x.csv\"}}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"jobs/in/%zz\"}}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"jobs/steps/0\"}}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"jobs/steps/AAAAAAAAAAAAAAAAAAAAAA/99999999999\"}}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"jobs/steps/AAAAAAAAAAAAAAAAAAAAAA/0\"}}}]}"
            })
    void whatIsNoStepIsNone(String body) throws IOException {
        handle(body);

        assertThat(log.size()).isZero();
    }

    private static String told(String key) {
        return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"" + key + "\"}}}]}";
    }

    private void handle(String body) throws IOException {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId("m1");
        message.setEventSource("aws:sqs");
        message.setBody(body);
        SQSEvent batch = new SQSEvent();
        batch.setRecords(List.of(message));
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader())
                .toJson(batch, event);
        JobRunner runner = new JobRunner(
                outside, outside, new ImportStep(ledger, outside), new ExportStep(ledger, outside, QueryApi::shown));
        new JobHandler(runner, InstantSource.fixed(NOW), new PrintStream(log, true, StandardCharsets.UTF_8))
                .handleRequest(
                        new ByteArrayInputStream(event.toByteArray()),
                        new ByteArrayOutputStream(),
                        new StandInContext("request-1"));
    }
}
