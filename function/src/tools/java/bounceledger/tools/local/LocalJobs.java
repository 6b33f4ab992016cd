package bounceledger.tools.local;

import bounceledger.aws.DynamoJobs;
import bounceledger.aws.S3JobFiles;
import bounceledger.jobs.ExportStep;
import bounceledger.jobs.ImportStep;
import bounceledger.jobs.JobDesk;
import bounceledger.jobs.JobRunner;
import bounceledger.json.JsonText;
import bounceledger.lambda.JobHandler;
import bounceledger.lambda.StandInContext;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.LedgerView;
import bounceledger.query.QueryApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Bucket, queue and function of the jobs, in this process: what is put into the bucket below `jobs/` is told to the
/// deployed handler, one message after another. Links lead to a port of the loopback address.
public final class LocalJobs implements AutoCloseable {

    private static final String BUCKET = "jobs";
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LocalS3 s3;
    private final JobHandler handler;
    private final JobDesk desk;
    private final ExecutorService queue = Executors.newSingleThreadExecutor();
    private final AtomicInteger invocations = new AtomicInteger();

    /// @param log gets a line for each step
    public LocalJobs(
            DynamoDbClient dynamo, String table, Ledger ledger, LedgerView view, InstantSource clock, PrintStream log)
            throws IOException {
        s3 = new LocalS3(ObjectStore.inMemory());
        S3JobFiles files = new S3JobFiles(s3.client(), s3.presigner(), BUCKET);
        DynamoJobs jobs = new DynamoJobs(dynamo, table);
        desk = new JobDesk(jobs, files, files);
        handler = new JobHandler(
                new JobRunner(jobs, files, new ImportStep(ledger, files), new ExportStep(view, files, QueryApi::shown)),
                clock,
                log);
        s3.notifying(name -> queue.execute(() -> deliver(name.substring(BUCKET.length() + 1))));
    }

    /// Where the API hands jobs in.
    public JobDesk desk() {
        return desk;
    }

    /// What fails comes again, as from a queue, as often as the template says.
    private void deliver(String key) {
        for (int attempt = 1; !delivered(key) && attempt < TRIES; attempt++) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean delivered(String key) {
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(message(key).getBytes(StandardCharsets.UTF_8)),
                    new ByteArrayOutputStream(),
                    new StandInContext("job-" + invocations.incrementAndGet()));
            return true;
        } catch (RuntimeException trouble) {
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// What SQS hands over of what S3 says.
    static String message(String key) {
        JsonText told = JsonText.object()
                .put("eventName", "ObjectCreated:Put")
                .put("s3", JsonText.object().put("object", JsonText.object().put("key", key)));
        String body = JsonText.object().put("Records", List.of(told)).write();
        JsonText message = JsonText.object()
                .put("messageId", "m")
                .put("eventSource", "aws:sqs")
                .put("body", body);
        return JsonText.object().put("Records", List.of(message)).write();
    }

    @Override
    public void close() {
        queue.shutdownNow();
        s3.close();
    }
}
