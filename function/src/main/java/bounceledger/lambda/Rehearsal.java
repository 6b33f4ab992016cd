package bounceledger.lambda;

import bounceledger.json.JsonText;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// What a function does before Lambda takes the snapshot that SnapStart restores: the whole way of some events, again
/// and again, so that the snapshot has all classes loaded and the busy code compiled.
///
/// The handler is a second one, wired as the deployed one but for {@link Stage}, and thrown away with all that it has
/// chosen or counted. So nothing random, no time and no connection is kept for the environments that come of the
/// snapshot, and a rehearsal touches nothing outside. One that fails is logged, and costs only time later.
final class Rehearsal implements Resource {

    /// Loads all classes, and has the first compiler see to the busy code. Only the snapshot takes longer by more.
    private static final int ROUNDS = 10;

    private final Supplier<RequestStreamHandler> handler;
    private final List<String> events;

    private Rehearsal(Supplier<RequestStreamHandler> handler, List<String> events) {
        this.handler = handler;
        this.events = events;
    }

    /// Asks for a rehearsal before the snapshot, where there is one.
    ///
    /// @return to be kept: who is asked is held weakly
    static Rehearsal before(Supplier<RequestStreamHandler> handler, List<String> events) {
        Rehearsal rehearsal = new Rehearsal(handler, events);
        Core.getGlobalContext().register(rehearsal);
        return rehearsal;
    }

    /// Clients that reach nobody.
    static Clients clients() {
        return new Clients(
                UrlConnectionHttpClient.create(Stage::connection),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")));
    }

    /// The function's own, but for the bucket that the events name, and without rules from outside.
    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("MAIL_BUCKET", "rehearsal");
        environment.remove("RULES");
        return environment;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            run(ROUNDS);
        } catch (IOException | RuntimeException failed) {
            System.out.println(JsonText.object()
                    .put("rehearsal", "failed: " + failed.getClass().getSimpleName())
                    .write());
        }
    }

    /// Plays all events that often.
    ///
    /// @return the last round's answers
    List<String> run(int rounds) throws IOException {
        RequestStreamHandler rehearsing = handler.get();
        List<String> answers = List.of();
        for (int round = 0; round < rounds; round++) {
            answers = round(rehearsing);
        }
        return answers;
    }

    private List<String> round(RequestStreamHandler rehearsing) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String event : events) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            rehearsing.handleRequest(
                    new ByteArrayInputStream(Stage.file(event)), answer, new StandInContext("rehearsal"));
            answers.add(answer.toString(StandardCharsets.UTF_8));
        }
        return answers;
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing was kept that would have to be made anew.
    }
}
