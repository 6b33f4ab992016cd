package bounceledger.tools.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.json.Json;
import bounceledger.pipeline.Deliveries;
import bounceledger.tools.local.ServedStack.Setting;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `./ledger serve` over HTTP.
class ServeIT {

    private static final Path HOME = Path.of("..");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ServedStack served;

    @BeforeAll
    static void start() throws Exception {
        served = served(Optional.empty(), false);
        post(Files.readAllBytes(HOME.resolve("events/01-bounce-sns-sqs.json")));
        post(Files.readAllBytes(HOME.resolve("events/04-bounce-eventbridge-sqs.json")));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static ServedStack served(Optional<Path> data, boolean samples) throws IOException {
        return ServedStack.start(HOME, new Setting(0, data, Deliveries.NONE, samples), InstantSource.system());
    }

    private static HttpResponse<String> post(byte[] event, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(served.address().resolve(LocalGateway.EVENTS))
                .POST(BodyPublishers.ofByteArray(event));
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(ServedStack stack, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.address() + path)).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "v1/suppressions/jo@example.org, 200",
        "v1/suppressions/JO%40Example.org, 200",
        "v1/suppressions/lan.nguyen+news@example.org, 200",
        "v1/suppressions/lan.nguyen%2Bnews@example.org, 200",
        "v1/suppressions/kim@example.net, 404",
        "v1/suppressions/kim@example.net?explain=true, 200",
        "v1/suppressions?limit=x, 400",
        "v1/nothing, 404",
        "'', 200",
        "page/page.js, 200",
        "page/none.js, 404"
    })
    void answersAsTheFunctionDoes(String path, int status) throws Exception {
        assertThat(get(served, path).statusCode()).isEqualTo(status);
    }

    @Test
    void tellsWhatBecameOfAnEvent() throws Exception {
        HttpResponse<String> again = post(Files.readAllBytes(HOME.resolve("events/01-bounce-sns-sqs.json")));
        List<Json> became = Json.parse(again.body()).orElseThrow().items("data");

        assertThat(became)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.at("outcome").text()).hasValue("already-there"));
        assertThat(became.getFirst().at("decision").text()).hasValue("suppress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"half\":", "[1,2"})
    void whatIsNoJsonIsNoEvent(String body) throws Exception {
        assertThat(post(body.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
    }

    @Test
    void takesNoMoreThanLambdaDoes() throws Exception {
        assertThat(post(new byte[7 * 1024 * 1024]).statusCode()).isEqualTo(413);
    }

    /// Another site's page may reach this port, too.
    @Test
    void refusesThePagesOfOthers() throws Exception {
        assertThat(post("{}".getBytes(StandardCharsets.UTF_8), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(raw("GET /v1/suppressions HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    /// Whatever is sent, the next one is answered.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/stats?%zz=1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET //v1/stats HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /v1/explain HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/explain HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "\u0000\u0001\u0002"
            })
    void survivesGarbage(String request) throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), served.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException closed) {
            assertThat(closed).hasMessageContaining("reset");
        }
        assertThat(get(served, "v1/suppressions").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(100_000) + "\r\n\r\n");

        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        assertThat(get(served, "v1/suppressions").statusCode()).isEqualTo(200);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), served.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException closed) {
            return String.valueOf(closed.getMessage());
        }
    }

    @Test
    void keepsTheTableOnDisk(@TempDir Path data) throws Exception {
        try (ServedStack first = served(Optional.of(data), true)) {
            assertThat(get(first, "v1/suppressions/jo@example.org").statusCode())
                    .isEqualTo(200);
        }
        String marker = Files.readString(data.resolve("sample-data"));
        try (ServedStack again = served(Optional.of(data), true)) {
            assertThat(get(again, "v1/suppressions/jo@example.org").statusCode())
                    .isEqualTo(200);
        }
        assertThat(Files.readString(data.resolve("sample-data"))).isEqualTo(marker);
    }

    @Test
    void noticesAPortInUse() {
        Setting setting = new Setting(served.address().getPort(), Optional.empty(), Deliveries.NONE, false);

        assertThatThrownBy(() -> ServedStack.start(HOME, setting, InstantSource.system()))
                .isInstanceOf(BindException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--port -1", "--port 65536", "--port 1 --port 2", "--host a", "here"})
    void refusesAWrongCall(String args) {
        assertThatThrownBy(() -> Serve.setting(List.of(args.split(" ")))).isInstanceOf(WrongCall.class);
    }

    @Test
    void handsOverWhatApiGatewayDoes() {
        HttpQuestion question = new HttpQuestion(
                "POST",
                URI.create("/v1/x/a%2Fb?a=1&a=2&b=%C3%BC+c&d"),
                Map.of("Accept", List.of("x", "y")),
                new byte[] {(byte) 0xff});
        Json event = Json.parse(question.event("r")).orElseThrow();

        assertThat(event.at("path").text()).hasValue("/v1/x/a%2Fb");
        assertThat(event.at("queryStringParameters").write()).isEqualTo("{\"a\":\"2\",\"b\":\"ü c\",\"d\":\"\"}");
        assertThat(event.at("multiValueQueryStringParameters").at("a").items()).hasSize(2);
        assertThat(event.at("headers").at("Accept").text()).hasValue("y");
        assertThat(event.at("body").text()).hasValue("/w==");
        assertThat(event.at("isBase64Encoded")).isEqualTo(new Json.Bool(true));
    }
}
