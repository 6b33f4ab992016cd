package bounceledger.tools.bench;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.Call;
import bounceledger.query.Answer;
import bounceledger.query.Body;
import bounceledger.query.Caller;
import bounceledger.query.QueryApi;
import bounceledger.query.Question;
import bounceledger.query.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A marketing tool: knows the API, and nothing of what is behind it.
final class Tool {

    private static final Caller TOOL = new Caller("a tool", Scope.WRITE);
    private static final int PAGE = 1_000;
    private static final Duration POLL = Duration.ofSeconds(2);

    private final QueryApi api;
    private final InstantSource clock;
    private final AtomicInteger asked = new AtomicInteger();

    Tool(QueryApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /// Hands in a list by an upload link, and waits until it is booked.
    ///
    /// @return the job's last answer
    Json imports(String csv) throws IOException, InterruptedException {
        Json job = ask("POST", "/v1/imports", Map.of("format", "csv", "upload", "true"), Body.NONE, clock.instant());
        URI link = URI.create(job.at("upload").at("url").text().orElseThrow());
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest put = HttpRequest.newBuilder(link)
                    .PUT(HttpRequest.BodyPublishers.ofString(csv))
                    .build();
            int status = http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("the upload was answered " + status);
            }
        }
        return ended(job.at("href").text().orElseThrow());
    }

    /// The files of an export, one behind the other.
    String exports() throws IOException, InterruptedException {
        Json job = ask("POST", "/v1/exports", Map.of("format", "csv"), Body.NONE, clock.instant());
        StringBuilder csv = new StringBuilder();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Json file : ended(job.at("href").text().orElseThrow()).items("files")) {
                HttpRequest get = HttpRequest.newBuilder(
                                URI.create(file.at("url").text().orElseThrow()))
                        .build();
                csv.append(http.send(get, HttpResponse.BodyHandlers.ofString()).body());
            }
        }
        return csv.toString();
    }

    private Json ended(String href) throws IOException, InterruptedException {
        while (true) {
            Json job = ask("GET", href, Map.of(), Body.NONE, clock.instant());
            String state = job.at("state").text().orElse("");
            if (state.equals("done") || state.equals("failed")) {
                return job;
            }
            Thread.sleep(POLL.dividedBy(20));
        }
    }

    /// Which of these may not be written to, asked 1,000 at a time.
    Set<String> suppressed(List<String> addresses, Instant now) throws IOException {
        Set<String> suppressed = new HashSet<>();
        for (int from = 0; from < addresses.size(); from += PAGE) {
            List<String> some = addresses.subList(from, Math.min(addresses.size(), from + PAGE));
            Body body = Body.of(JsonText.object().put("addresses", some).write());
            Json answer = ask("POST", "/v1/suppressions/check", Map.of(), body, now);
            for (Json row : answer.items("data")) {
                if (row.at("suppressed").equals(new Json.Bool(true))) {
                    suppressed.add(row.at("address").text().orElseThrow());
                }
            }
        }
        return suppressed;
    }

    /// The whole list as of `now`: until when, by address.
    Map<String, Optional<Instant>> list(Instant now) throws IOException {
        Map<String, Optional<Instant>> list = new HashMap<>();
        Optional<String> cursor = Optional.empty();
        do {
            Map<String, String> parameters = new HashMap<>(Map.of("limit", "" + PAGE));
            cursor.ifPresent(at -> parameters.put("cursor", at));
            Json part = ask("GET", "/v1/suppressions", parameters, Body.NONE, now);
            part.items("data")
                    .forEach(entry -> list.put(entry.at("address").text().orElseThrow(), until(entry)));
            cursor = part.at("next_cursor").text();
        } while (cursor.isPresent());
        return list;
    }

    /// What has changed since.
    ///
    /// @param cursor empty at the beginning
    Json changes(Optional<String> cursor) throws IOException {
        Map<String, String> parameters = new HashMap<>(Map.of("limit", "" + PAGE));
        cursor.ifPresent(at -> parameters.put("cursor", at));
        return ask("GET", "/v1/suppressions/changes", parameters, Body.NONE, clock.instant());
    }

    /// Lifts by hand; whether it could be.
    boolean lift(String address) throws IOException {
        String path = "/v1/suppressions/" + address.replace("@", "%40");
        return answer("DELETE", path, Map.of("note", "asked by phone"), Body.NONE, clock.instant())
                        .status()
                == 204;
    }

    static Optional<Instant> until(Json entry) {
        return entry.at("until").text().map(Instant::parse);
    }

    int asked() {
        return asked.get();
    }

    private Json ask(String method, String path, Map<String, String> parameters, Body body, Instant now)
            throws IOException {
        Answer answer = answer(method, path, parameters, body, now);
        if (answer.status() >= 300) {
            throw new IOException(method + " " + path + " was answered " + answer.status() + " " + answer.body());
        }
        return Json.parse(answer.body()).orElseThrow(() -> new IOException("no JSON from " + path));
    }

    private Answer answer(String method, String path, Map<String, String> parameters, Body body, Instant now) {
        List<String> segments = new ArrayList<>(List.of(path.substring(1).split("/")));
        Question question = new Question(method, segments, parameters, Map.of(), body, TOOL);
        Call call = new Call("question-" + asked.incrementAndGet(), now, () -> Duration.ofSeconds(29));
        return api.answer(question, call);
    }
}
