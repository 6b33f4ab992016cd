package bounceledger.lambda;

import bounceledger.jobs.Job;
import bounceledger.jobs.JobRunner;
import bounceledger.jobs.JobStep;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.Call;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Runs the steps that the jobs' queue brings: messages of S3 about objects whose names say which step. Anything else
/// in the queue, as the test message that S3 sends when it is wired, is none.
///
/// A step that may succeed later makes the invocation fail, so that its message comes again.
public final class JobHandler implements RequestStreamHandler {

    private final JobRunner runner;
    private final InstantSource clock;
    private final PrintStream log;

    public JobHandler() {
        this(Wiring.deployed().jobs(), InstantSource.system(), System.out);
    }

    /// A handler of other parts than the deployed ones.
    public JobHandler(JobRunner runner, InstantSource clock, PrintStream log) {
        this.runner = runner;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Call call = new Call(
                context.getAwsRequestId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        for (JobStep step : steps(Json.parse(event.readAllBytes()).orElse(new Json.Null()))) {
            runner.run(step, call).ifPresent(job -> log.println(line(step, job, call)));
        }
        answer.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static List<JobStep> steps(Json event) {
        return event.items("Records").stream()
                .flatMap(message -> message.at("body").text().stream())
                .flatMap(body -> Json.parse(body).stream())
                .flatMap(notice -> notice.items("Records").stream())
                .flatMap(record -> record.at("s3").at("object").at("key").text().stream())
                .flatMap(key -> decoded(key).stream())
                .flatMap(name -> JobStep.parse(name).stream())
                .toList();
    }

    private static Optional<String> decoded(String key) {
        try {
            return Optional.of(URLDecoder.decode(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /// Nothing in it came from a file.
    private String line(JobStep step, Job job, Call call) {
        return JsonText.object()
                .put("job", job.id().value())
                .put("work", job.work().word())
                .put("step", step.number())
                .put("state", job.state().word())
                .put("read", job.counts().read())
                .put("refused", job.counts().refused())
                .put("request", call.requestId())
                .put("ms", Duration.between(call.started(), clock.instant()).toMillis())
                .write();
    }
}
