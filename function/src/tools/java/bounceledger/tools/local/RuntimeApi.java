package bounceledger.tools.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The runtime API of Lambda (version 2018-06-01) on a free port of the loopback address: a runtime asks it for its
/// next
/// event, and tells it what came of the last one.
public final class RuntimeApi implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";
    private static final Pattern SAID = Pattern.compile("invocation/([^/]+)/(response|error)");

    /// What the runtime said: of an invocation, or of its start.
    ///
    /// @param failed whether it came as an error; then the body is Lambda's error document
    @SuppressWarnings("ArrayRecordComponent") // bytes that are handed on, and never compared
    public record Answer(boolean failed, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Invocation(String requestId, byte[] event, Instant deadline) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Answer> failedStart = new CompletableFuture<>();
    private volatile CompletableFuture<Void> idle = new CompletableFuture<>();
    private final String functionArn;

    public RuntimeApi(String function) throws IOException {
        functionArn = "arn:aws:lambda:us-east-1:123456789012:function:" + function;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(BASE, this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// Host and port, as `AWS_LAMBDA_RUNTIME_API` names them.
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Hands an event to the runtime as soon as it asks.
    public CompletableFuture<Answer> invoke(byte[] event, Duration timeLeft) {
        Invocation invocation = new Invocation(
                UUID.randomUUID().toString(), event, Instant.now().plus(timeLeft));
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answers.put(invocation.requestId, answer);
        waiting.add(invocation);
        return answer;
    }

    /// Completes when the runtime says that it could not start.
    public CompletableFuture<Answer> failedStart() {
        return failedStart;
    }

    /// Completes when the runtime asks for an event: after its start, and after each invocation, when all that this one
    /// printed is printed. To be asked for after an invocation's answer.
    public CompletableFuture<Void> idle() {
        return idle;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(BASE.length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (path) {
                case "invocation/next" -> next(exchange);
                case "init/error" -> failedStart.complete(new Answer(true, body));
                // With SnapStart the runtime asks this after its start, and is then taken for restored.
                case "restore/next" -> exchange.sendResponseHeaders(200, -1);
                default -> answered(path, body);
            }
            if (exchange.getResponseCode() == -1) {
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        idle.complete(null);
        try {
            Invocation invocation = waiting.take();
            idle = new CompletableFuture<>();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId);
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline.toEpochMilli()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
            exchange.sendResponseHeaders(200, invocation.event.length);
            exchange.getResponseBody().write(invocation.event);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(String path, byte[] body) {
        Matcher said = SAID.matcher(path);
        if (said.matches()) {
            Optional.ofNullable(answers.remove(said.group(1)))
                    .ifPresent(
                            answer -> answer.complete(new Answer(said.group(2).equals("error"), body)));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
