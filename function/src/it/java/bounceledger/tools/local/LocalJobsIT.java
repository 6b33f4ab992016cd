package bounceledger.tools.local;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.aws.DynamoJobs;
import bounceledger.aws.S3JobFiles;
import bounceledger.classify.Cause;
import bounceledger.decide.Reason;
import bounceledger.jobs.FileFormat;
import bounceledger.jobs.Job;
import bounceledger.jobs.JobFiles;
import bounceledger.jobs.JobId;
import bounceledger.jobs.ListedFor;
import bounceledger.jobs.Work;
import bounceledger.ledger.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/// Jobs in DynamoDB Local, and their files in the stand-in of S3. Shows too that the SDK's presigner needs no
/// jar but that of S3.
class LocalJobsIT {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");
    private static final JobId ID = JobId.of("ann", "r1");

    @Test
    void aJobIsKeptAsItIsAndTakenForwardOnce() throws IOException {
        Work export = new Work.Export(
                FileFormat.CSV,
                new Filter(
                        Set.of(Reason.COMPLAINT, Reason.SOFT_BOUNCE),
                        Set.of(Cause.MAILBOX_FULL),
                        Set.of("gmail"),
                        Set.of("example.org"),
                        Optional.of(NOW.minusSeconds(99)),
                        Optional.empty(),
                        Optional.of(NOW)));
        StackTemplate template = StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", "ledger"));
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            DynamoJobs jobs = new DynamoJobs(dynamo.client(), "ledger");
            for (Work work : List.of(export, new Work.Import(FileFormat.NDJSON, Optional.of(ListedFor.BLOCK)))) {
                Job job = Job.of(JobId.of("ann", work.toString()), work, "ann", NOW);
                assertThat(jobs.find(job.id())).isEmpty();
                assertThat(jobs.add(job)).isTrue();
                assertThat(jobs.add(job)).isFalse();
                assertThat(jobs.find(job.id())).contains(job);
                Job done = new Job(
                        job.id(),
                        work,
                        "ann",
                        NOW,
                        Job.State.FAILED,
                        1,
                        "9 1 false/v1",
                        new Job.Counts(7, 2),
                        List.of("jobs/out/a", "jobs/out/b"),
                        Optional.of(NOW.plusSeconds(1)),
                        Optional.of("the file is gone"));
                assertThat(jobs.replace(job, done)).isTrue();
                assertThat(jobs.replace(job, done)).isFalse();
                assertThat(jobs.find(job.id())).contains(done);
            }
        }
    }

    @Test
    void linksPutAndGetWithoutFurtherLeave() throws IOException, InterruptedException {
        ObjectStore store = ObjectStore.inMemory();
        try (LocalS3 local = new LocalS3(store);
                S3Client s3 = local.client();
                HttpClient http = HttpClient.newHttpClient()) {
            JobFiles files = new S3JobFiles(s3, local.presigner(), "mails");
            String put = files.uploadLink(ID.input());
            assertThat(put).contains("X-Amz-Expires=900", "X-Amz-Signature=");
            assertThat(http.send(
                                    HttpRequest.newBuilder(URI.create(put))
                                            .PUT(HttpRequest.BodyPublishers.ofString("email\njo@example.org\n"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            JobFiles.Part part = files.read(ID.input(), Optional.empty(), 6, 2).orElseThrow();
            assertThat(new String(part.bytes(), StandardCharsets.UTF_8)).isEqualTo("jo");
            assertThat(part.size()).isEqualTo(21);

            files.write(ID.input(), "text/csv", new byte[] {'x'});
            assertThat(files.read(ID.input(), Optional.of(part.version()), 0, 99)
                            .orElseThrow()
                            .size())
                    .isEqualTo(21);
            assertThat(files.read(ID.input(), Optional.empty(), 1, 99)
                            .orElseThrow()
                            .bytes())
                    .isEmpty();
            assertThat(files.read("jobs/in/none", Optional.empty(), 0, 99)).isEmpty();
            String get = files.link(ID.input());
            assertThat(http.send(HttpRequest.newBuilder(URI.create(get)).build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("x");
        }
    }
}
