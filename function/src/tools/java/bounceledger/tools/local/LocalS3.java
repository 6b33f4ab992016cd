package bounceledger.tools.local;

import bounceledger.tools.local.ObjectStore.Stored;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The little of S3 that the functions use, on a free port of the loopback address: get an object, or a range or a
/// version of one, put one, list versions (all on one page), and delete one. Requests are path-style, which is what the
/// SDK sends to an IP address. Nobody's signature is looked at, nor when a presigned link ends.
public final class LocalS3 implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{1,15})");
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectStore objects;
    private volatile Consumer<String> notified = _ -> {};

    public LocalS3(ObjectStore objects) throws IOException {
        this.objects = objects;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Tells of each object that is put, by `bucket/key`, as a bucket's notification does.
    public void notifying(Consumer<String> somebody) {
        notified = somebody;
    }

    /// A client of this S3.
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /// Who makes links to this S3.
    public S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    if (parameter(exchange, "versions").isPresent()) {
                        versions(exchange, name);
                    } else {
                        get(exchange, name);
                    }
                }
                case "PUT" -> put(exchange, name);
                case "DELETE" -> delete(exchange, name);
                default -> refuse(exchange, 405, "MethodNotAllowed");
            }
        }
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        Optional<String> version = parameter(exchange, "versionId");
        Optional<Stored> found = objects.find(name, version);
        if (found.isEmpty()) {
            refuse(exchange, 404, version.isPresent() ? "NoSuchVersion" : "NoSuchKey");
            return;
        }
        byte[] bytes = found.get().bytes();
        exchange.getResponseHeaders().set("x-amz-version-id", found.get().version());
        exchange.getResponseHeaders().set("ETag", "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"");
        Matcher range =
                RANGE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .orElse(""));
        if (!range.matches()) {
            send(exchange, 200, bytes);
            return;
        }
        long from = Long.parseLong(range.group(1));
        long to = Math.min(Long.parseLong(range.group(2)), bytes.length - 1L);
        if (from > to) {
            refuse(exchange, 416, "InvalidRange");
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
        send(exchange, 206, Arrays.copyOfRange(bytes, (int) from, (int) to + 1));
    }

    /// Decoded; empty text for one that stands there without a value.
    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .map(part -> part.split("=", 2))
                .filter(part -> part[0].equals(name))
                .map(part -> part.length == 1 ? "" : URLDecoder.decode(part[1], StandardCharsets.UTF_8))
                .findFirst();
    }

    /// All versions of all objects that begin like this; keys URL-encoded, as the SDK asks for them.
    private void versions(HttpExchange exchange, String bucket) throws IOException {
        String prefix = parameter(exchange, "prefix").orElse("");
        StringBuilder xml = new StringBuilder(XML)
                .append("<ListVersionsResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>");
        for (String name : objects.names(bucket + "/" + prefix)) {
            String key = URLEncoder.encode(name.substring(bucket.length() + 1), StandardCharsets.UTF_8);
            for (String version : objects.versions(name)) {
                xml.append("<Version><Key>").append(key).append("</Key><VersionId>");
                xml.append(version).append("</VersionId></Version>");
            }
        }
        xml.append("</ListVersionsResult>");
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        send(exchange, 200, xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void delete(HttpExchange exchange, String name) throws IOException {
        Optional<String> version = parameter(exchange, "versionId");
        if (version.isEmpty()) {
            // Would only hide the object.
            refuse(exchange, 405, "MethodNotAllowed");
            return;
        }
        objects.delete(name, version.get());
        exchange.sendResponseHeaders(204, -1);
    }

    private void put(HttpExchange exchange, String name) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean chunked = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
                .filter(kind -> kind.startsWith("STREAMING-"))
                .isPresent();
        Stored stored = objects.put(name, chunked ? AwsChunks.decode(body) : body);
        exchange.getResponseHeaders().set("x-amz-version-id", stored.version());
        exchange.getResponseHeaders().set("ETag", "\"" + Integer.toHexString(Arrays.hashCode(stored.bytes())) + "\"");
        notified.accept(name);
        send(exchange, 200, new byte[0]);
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        String xml = XML + "<Error><Code>" + code + "</Code></Error>";
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        send(exchange, status, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
