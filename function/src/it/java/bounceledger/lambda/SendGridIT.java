package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Policy;
import bounceledger.json.Json;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import bounceledger.query.Questions;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// SendGrid's own client lists, pages and gets bounces; all that is changed is where it asks.
class SendGridIT {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int BOUNCED = 23;

    private final MemoryLedger ledger =
            new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(NOW));
    private final QueryHandler handler =
            new QueryHandler(Questions.api(ledger, Policy.shipped()), InstantSource.fixed(NOW));
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        ledger.book(
                IntStream.range(0, BOUNCED)
                        .mapToObj(n -> Event.failed(
                                        "user" + n + "@example.org",
                                        "m" + n,
                                        Cause.INVALID_RECIPIENT,
                                        NOW.minusSeconds(3_600L * (n + 1)))
                                .saying("550 5.1.1 no user " + n))
                        .map(Event::evidence)
                        .toList(),
                new Call("request-0", NOW, () -> Duration.ofMinutes(1)));
        ledger.book(
                List.of(Event.complained("mo@example.net", "m99", NOW.minusSeconds(60))
                        .evidence()),
                new Call("request-0", NOW, () -> Duration.ofMinutes(1)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(text -> "?" + text)
                .orElse("");
        RestCall.Reply reply = RestCall.of(
                        exchange.getRequestMethod(), exchange.getRequestURI().getRawPath() + query)
                .send(handler);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Json ask(String endpoint, Map<String, String> parameters) throws IOException {
        SendGrid client = new SendGrid("a key", true);
        client.setHost("localhost:" + server.getAddress().getPort() + "/compat/sendgrid");
        Request request = new Request();
        request.setMethod(Method.GET);
        request.setEndpoint(endpoint);
        parameters.forEach(request::addQueryParam);
        Response response = client.api(request);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return Json.parse(response.getBody()).orElseThrow();
    }

    @Test
    void lists() throws IOException {
        Json bounces = ask("suppression/bounces", Map.of());

        assertThat(emails(bounces))
                .hasSize(BOUNCED)
                .contains("user0@example.org")
                .doesNotContain("mo@example.net");
        assertThat(bounces.items().getFirst().at("created").whole()).isPresent();
        assertThat(bounces.items().getFirst().at("status").text()).hasValue("5.1.1");
    }

    @Test
    void pages() throws IOException {
        List<String> seen = new ArrayList<>();
        List<String> page = emails(ask("suppression/bounces", Map.of("limit", "10", "offset", "0")));
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = emails(ask("suppression/bounces", Map.of("limit", "10", "offset", Integer.toString(seen.size()))));
        }
        assertThat(seen).hasSize(BOUNCED).doesNotHaveDuplicates();
    }

    /// Both ends are inclusive.
    @Test
    void asksForATime() throws IOException {
        Json bounces = ask(
                "suppression/bounces",
                Map.of(
                        "start_time",
                        Long.toString(NOW.minusSeconds(10_800).getEpochSecond()),
                        "end_time",
                        Long.toString(NOW.minusSeconds(7_200).getEpochSecond())));

        assertThat(emails(bounces)).containsExactlyInAnyOrder("user1@example.org", "user2@example.org");
    }

    @Test
    void getsOne() throws IOException {
        Json one = ask("suppression/bounces/user7@example.org", Map.of());

        assertThat(emails(one)).containsExactly("user7@example.org");
        assertThat(one.items().getFirst().at("reason").text()).hasValue("550 5.1.1 no user 7");
        assertThat(one.items().getFirst().at("created").whole())
                .hasValue(NOW.minusSeconds(8 * 3_600).getEpochSecond());
        assertThat(ask("suppression/bounces/nobody@example.org", Map.of()).items())
                .isEmpty();
        assertThat(ask("suppression/bounces/mo@example.net", Map.of()).items()).isEmpty();
    }

    private static List<String> emails(Json bounces) {
        return bounces.items().stream()
                .map(bounce -> bounce.at("email").text().orElseThrow())
                .toList();
    }
}
