package bounceledger.query;

import bounceledger.jobs.FileFormat;
import bounceledger.jobs.Job;
import bounceledger.jobs.JobDesk;
import bounceledger.jobs.JobId;
import bounceledger.jobs.ListedFor;
import bounceledger.jobs.Work;
import bounceledger.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Long work: handed in, answered by 202 and an address to ask how far it is.
///
/// A request that is repeated with its `Idempotency-Key` is the same job.
record JobRoutes(JobDesk desk) {

    private static final Duration LINKS_LAST = Duration.ofMinutes(15);

    /// In bytes. Lambda takes 6 MB, and API Gateway writes the file as a JSON string, or in base64.
    private static final int MOST_INLINE = 4 * 1024 * 1024;

    private static final String KEY = "[\\x21-\\x7e]{1,64}";

    List<Route> routes() {
        Set<String> ofExports = new TreeSet<>(SuppressionRoutes.FILTERS);
        ofExports.add("format");
        return List.of(
                Route.of("POST", "/v1/imports", Scope.WRITE, Set.of("format", "reason", "upload"), this::imported),
                Route.of("POST", "/v1/exports", Scope.READ, ofExports, this::exported),
                Route.get("/v1/jobs/{job}", Scope.READ, Set.of(), this::job));
    }

    private Answer imported(Asked asked) throws Problem {
        Work.Import work = new Work.Import(format(asked), reason(asked));
        boolean upload = asked.parameters().flag("upload");
        byte[] file = asked.question().body().bytes();
        if (upload && file.length > 0) {
            throw Problem.badBody("stays empty with upload=true: the file comes by the link");
        }
        if (!upload && file.length == 0) {
            throw Problem.badBody("is empty; upload=true gives a link to put the file to");
        }
        if (file.length > MOST_INLINE) {
            throw Problem.tooLarge(MOST_INLINE);
        }
        JobId id = id(asked);
        String by = asked.question().caller().who();
        Instant now = asked.now().truncatedTo(ChronoUnit.MILLIS);
        return accepted(
                upload ? desk.announced(id, work, by, now) : desk.imported(id, work, by, now, file), upload, now);
    }

    private Answer exported(Asked asked) throws Problem {
        Instant now = asked.now().truncatedTo(ChronoUnit.MILLIS);
        Work.Export work = new Work.Export(format(asked), SuppressionRoutes.filter(asked.parameters()));
        return accepted(desk.exported(id(asked), work, asked.question().caller().who(), now), false, now);
    }

    private Answer accepted(Job job, boolean upload, Instant now) {
        JsonText shown = shown(job, now);
        if (upload && job.state() == Job.State.WAITING) {
            shown.put(
                    "upload",
                    JsonText.object()
                            .put("method", "PUT")
                            .put("url", desk.uploadLink(job.id()))
                            .put("expires_at", now.plus(LINKS_LAST).toString()));
        }
        return new Answer(202, Answer.JSON, shown.write()).with("Location", address(job));
    }

    private Answer job(Asked asked) throws Problem {
        Job job = JobId.parse(asked.variable("job"))
                .flatMap(desk::find)
                .orElseThrow(() -> Problem.notFound("no such job, or it is older than 30 days"));
        return Answer.ok(shown(job, asked.now()));
    }

    private JsonText shown(Job job, Instant now) {
        String expires = now.plus(LINKS_LAST).truncatedTo(ChronoUnit.SECONDS).toString();
        List<JsonText> files = job.files().stream()
                .map(file -> JsonText.object().put("url", desk.link(file)).put("expires_at", expires))
                .toList();
        return JsonText.object()
                .put("id", job.id().value())
                .put("href", address(job))
                .put("work", job.work().word())
                .put("format", job.work().format().word())
                .put("state", job.state().word())
                .put("by", job.by())
                .put("created_at", job.created().toString())
                .put("ended_at", job.ended().map(Instant::toString))
                .put("read", job.counts().read())
                .put("refused", job.counts().refused())
                .put("error", job.error())
                .put("files", files);
    }

    private static String address(Job job) {
        return "/v1/jobs/" + job.id().value();
    }

    private static JobId id(Asked asked) throws Problem {
        Optional<String> key = asked.question().header("idempotency-key");
        if (key.filter(text -> !text.matches(KEY)).isPresent()) {
            throw Problem.badParameter("idempotency-key", "wants 1 to 64 printable ASCII characters");
        }
        String path = String.join("/", asked.question().path());
        return JobId.of(
                asked.question().caller().who(),
                path + " " + key.orElse(asked.call().requestId()));
    }

    private static FileFormat format(Asked asked) throws Problem {
        Optional<String> word = asked.parameters().find("format");
        Optional<FileFormat> told = word.isPresent()
                ? word.flatMap(FileFormat::of)
                : asked.question().header("content-type").flatMap(FileFormat::ofMediaType);
        return told.orElseThrow(() -> Problem.badParameter(
                "format", "wants csv or ndjson, or a content type text/csv or application/x-ndjson"));
    }

    private static Optional<ListedFor> reason(Asked asked) throws Problem {
        Optional<String> word = asked.parameters().find("reason");
        Optional<ListedFor> reason = word.flatMap(ListedFor::find);
        if (word.isPresent() && reason.isEmpty()) {
            throw Problem.badParameter("reason", "wants bounce, complaint, block, unsubscribe or manual");
        }
        return reason;
    }
}
