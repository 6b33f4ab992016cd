package bounceledger.tools.local;

import bounceledger.json.Json;
import bounceledger.json.JsonText;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// In place of API Gateway, on the loopback address: hands each request to the query function, and events to the bounce
/// function.
///
/// Web pages of others reach a loopback address as well. It answers to its own names only, so that no name of theirs
/// can be made to point here, and changes nothing for a request that a page of another site made.
final class LocalGateway implements AutoCloseable {

    /// Where events are sent to; the only path that the deployed API does not have.
    static final String EVENTS = "/_local/events";

    /// What Lambda takes from API Gateway.
    private static final int BODY_BYTES = 6 * 1024 * 1024;

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong requests = new AtomicLong();

    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
    private record Response(int status, Map<String, List<String>> headers, byte[] body) {

        static Response of(int status, JsonText body) {
            return new Response(
                    status,
                    Map.of("Content-Type", List.of("application/json")),
                    body.write().getBytes(StandardCharsets.UTF_8));
        }

        /// As API Gateway words what it refuses itself.
        static Response refused(int status, String message) {
            return of(status, JsonText.object().put("message", message));
        }
    }

    /// Takes the port, so that one in use is noticed before anything else is made. Answers once it is {@link #open}.
    ///
    /// @param port 0 for any that is free
    /// @throws java.net.BindException when it is in use
    LocalGateway(int port) throws IOException {
        limit();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    /// The JDK's server has its limits as system properties, read once. None on time: it would also cut connections
    /// that
    /// are kept open and busy.
    private static void limit() {
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", "16384");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpserver.maxConnections", "1000");
    }

    void open(LocalStack stack) {
        server.createContext("/", exchange -> handle(exchange, stack));
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange, LocalStack stack) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange, stack));
        } catch (RuntimeException bug) {
            System.err.println("ledger: a fault of its own: " + bug);
            throw bug;
        }
    }

    private Response answer(HttpExchange exchange, LocalStack stack) throws IOException {
        if (!isForUs(exchange)) {
            return Response.refused(403, "this server answers to its own page and to programs on this machine");
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
        if (body.length > BODY_BYTES) {
            return Response.refused(413, "Request Too Long");
        }
        if (exchange.getRequestURI().getRawPath().equals(EVENTS)) {
            return events(exchange.getRequestMethod(), stack, body);
        }
        HttpQuestion question = new HttpQuestion(
                exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
        return response(stack.query(question.event("local-" + requests.incrementAndGet())));
    }

    private static boolean isForUs(HttpExchange exchange) {
        String host = header(exchange, "Host").orElse("").replaceFirst(":\\d+$", "");
        boolean reads = Set.of("GET", "HEAD").contains(exchange.getRequestMethod());
        return OWN_NAMES.contains(host)
                && (reads
                        || header(exchange, "Sec-Fetch-Site")
                                .filter(from -> !OWN_PAGES.contains(from))
                                .isEmpty());
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static Response events(String method, LocalStack stack, byte[] body) throws IOException {
        if (!method.equals("POST")) {
            return Response.refused(405, "events are sent by POST");
        }
        if (Json.parse(body).isEmpty()) {
            return Response.refused(400, "an event is JSON");
        }
        return Response.of(200, JsonText.object().put("data", Became.of(stack.send(body))));
    }

    private static Response response(Json said) {
        int status = said.at("statusCode").whole().map(Math::toIntExact).orElse(502);
        String text = said.at("body").text().orElse("");
        byte[] body = said.at("isBase64Encoded").equals(new Json.Bool(true))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new HashMap<>();
        if (said.at("headers") instanceof Json.Obj(Map<String, Json> members)) {
            members.forEach(
                    (name, value) -> headers.put(name, List.of(value.text().orElse(""))));
        }
        if (said.at("multiValueHeaders") instanceof Json.Obj(Map<String, Json> members)) {
            members.forEach((name, values) -> headers.put(
                    name,
                    values.items().stream()
                            .flatMap(value -> value.text().stream())
                            .toList()));
        }
        return new Response(status, headers, body);
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        exchange.getResponseHeaders().putAll(response.headers);
        boolean isBare = exchange.getRequestMethod().equals("HEAD") || response.body.length == 0;
        exchange.sendResponseHeaders(response.status, isBare ? -1 : response.body.length);
        if (!isBare) {
            exchange.getResponseBody().write(response.body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
