package bounceledger.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.tools.local.ObjectStore;
import bounceledger.tools.local.PackagedFunction;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The function for long work, packaged like {@link PackagedFunctionIT}'s: a list is handed in, imported, and
/// exported again. What the bucket tells is carried by hand.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime interface client's native part is built for Linux")
class JobFunctionIT {

    private static final String CSV = "email,reason\njo@example.org,BOUNCE\nnobody,BOUNCE\n+1@example.org,COMPLAINT\n";

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void importsAndExports() throws Exception {
        try (PackagedStack stack = new PackagedStack();
                PackagedFunction jobs = stack.start("JobFunction");
                PackagedFunction desk = stack.start("ChangeFunction")) {
            stack.s3().notifying(told::add);
            assertThat(jobs.startLog()).isEmpty();

            Json imported = done(desk, jobs, ask(desk, "POST", "/v1/imports", CSV, 202));
            assertThat(imported.at("read").whole()).hasValue(3L);
            assertThat(file(stack.bucket(), imported)).contains("\"line\":3", "not an e-mail address");

            Json exported = done(desk, jobs, ask(desk, "POST", "/v1/exports", "", 202));
            assertThat(file(stack.bucket(), exported))
                    .contains("\njo@example.org,hard_bounce,", "\n'+1@example.org,complaint,");
        }
    }

    /// Carries every message to the jobs' function, and asks how the job is.
    private Json done(PackagedFunction desk, PackagedFunction jobs, Json taken) throws IOException {
        for (String name = told.poll(); name != null; name = told.poll()) {
            String key = name.substring(Events.BUCKET.length() + 1);
            JsonText notice = JsonText.object()
                    .put("s3", JsonText.object().put("object", JsonText.object().put("key", key)));
            JsonText message = JsonText.object()
                    .put("messageId", "m")
                    .put(
                            "body",
                            JsonText.object().put("Records", List.of(notice)).write());
            jobs.invoke(
                    JsonText.object().put("Records", List.of(message)).write().getBytes(StandardCharsets.UTF_8));
        }
        Json job = ask(desk, "GET", taken.at("href").text().orElseThrow(), "", 200);
        assertThat(job.at("state").text()).as(job.write()).hasValue("done");
        return job;
    }

    /// The link leads to the object, wherever the SDK takes the bucket to be.
    private static String file(ObjectStore bucket, Json job) throws IOException {
        String path = URI.create(job.items("files").getFirst().at("url").text().orElseThrow())
                .getPath();
        String name = Events.BUCKET + path.substring(path.indexOf("/jobs/out/"));
        return new String(bucket.find(name, Optional.empty()).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private static Json ask(PackagedFunction desk, String method, String path, String body, int status)
            throws IOException {
        String event = JsonText.object()
                .put("httpMethod", method)
                .put("path", path)
                .put(
                        "queryStringParameters",
                        method.equals("POST") ? JsonText.object().put("format", "csv") : JsonText.object())
                .put("body", body)
                .put("isBase64Encoded", false)
                .write();
        return PackagedStack.json(PackagedStack.body(desk.invoke(event.getBytes(StandardCharsets.UTF_8)), status));
    }
}
