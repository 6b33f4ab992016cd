package bounceledger.tools.local;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB Local with the ledger's table in it, as the template describes it.
///
/// It never sends telemetry: the embedded engine is told so, and the server is made of its parts without the one that
/// sends.
public final class LocalDynamo implements AutoCloseable {

    private final DynamoDbClient client;
    private final Optional<URI> endpoint;
    private final Runnable stop;

    private LocalDynamo(DynamoDbClient client, Optional<URI> endpoint, Runnable stop, StackTemplate template) {
        this.client = client;
        this.endpoint = endpoint;
        this.stop = stop;
        LocalTable.make(client, template.name("LedgerTable"), template.properties("LedgerTable"));
    }

    /// In this process and in memory.
    public static LocalDynamo inMemory(StackTemplate template) {
        return embedded(DynamoDBEmbedded.create(true), template);
    }

    /// In this process, kept in a folder that is made when it is missing.
    public static LocalDynamo inFolder(Path folder, StackTemplate template) throws IOException {
        Path file = Files.createDirectories(folder).resolve("dynamodb.db");
        return embedded(DynamoDBEmbedded.create(file.toFile(), true), template);
    }

    private static LocalDynamo embedded(AmazonDynamoDBLocal engine, StackTemplate template) {
        return new LocalDynamo(engine.dynamoDbClient(), Optional.empty(), engine::shutdown, template);
    }

    /// In memory, and served over HTTP on a free port of the loopback address, for another process.
    public static LocalDynamo served(StackTemplate template) throws Exception {
        LocalDynamoDBServerHandler handler =
                new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
        // Not DynamoDBProxyServer: it listens on every address.
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new ContextHandler(handler, "/"));
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
        return new LocalDynamo(client(endpoint), Optional.of(endpoint), () -> stop(server, handler), template);
    }

    private static void stop(Server server, LocalDynamoDBServerHandler handler) {
        try {
            server.stop();
        } catch (Exception trouble) {
            throw new IllegalStateException("the server did not stop", trouble);
        } finally {
            handler.close();
        }
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public DynamoDbClient client() {
        return client;
    }

    /// Where it is served.
    ///
    /// @throws IllegalStateException when it is not
    public URI endpoint() {
        return endpoint.orElseThrow(() -> new IllegalStateException("this DynamoDB is not served"));
    }

    @Override
    public void close() {
        client.close();
        stop.run();
    }
}
