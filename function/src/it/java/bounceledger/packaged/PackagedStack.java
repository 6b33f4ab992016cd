package bounceledger.packaged;

import bounceledger.json.Json;
import bounceledger.tools.local.FunctionSettings;
import bounceledger.tools.local.FunctionStart;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.LocalS3;
import bounceledger.tools.local.ObjectStore;
import bounceledger.tools.local.PackagedFunction;
import bounceledger.tools.local.PackagedFunction.Invoked;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is deployed: the jars and classes that SAM packs, started and fed as Lambda does it, with the template's
/// handlers, environment and table.
final class PackagedStack implements AutoCloseable {

    static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    private static final Map<String, String> NAMES = Map.of(
            "LedgerTable", "ledger",
            "MailBucket", Events.BUCKET,
            "Pepper", "a-pepper-that-only-this-test-knows-0123456789");

    private final ObjectStore bucket = ObjectStore.inMemory();
    private final StackTemplate template;
    private final LocalDynamo dynamo;
    private final LocalS3 s3;

    PackagedStack() throws Exception {
        this(Map.of());
    }

    /// @param more parameters, and names of resources
    PackagedStack(Map<String, String> more) throws Exception {
        Map<String, String> names = new HashMap<>(NAMES);
        names.putAll(more);
        template = StackTemplate.read(Path.of("..", "template.yaml"), names);
        dynamo = LocalDynamo.served(template);
        s3 = new LocalS3(bucket);
    }

    ObjectStore bucket() {
        return bucket;
    }

    LocalS3 s3() {
        return s3;
    }

    StackTemplate template() {
        return template;
    }

    FunctionSettings settings(String resource) {
        return template.function(resource);
    }

    PackagedFunction start(String resource) throws IOException {
        return start(settings(resource));
    }

    PackagedFunction start(FunctionSettings settings) throws IOException {
        return start(settings, FunctionStart.QUICK, dynamo.endpoint());
    }

    /// As SnapStart starts it.
    PackagedFunction restored(String resource) throws IOException {
        return start(settings(resource), new FunctionStart(List.of(), true), dynamo.endpoint());
    }

    /// One that finds no table.
    PackagedFunction lost(String resource) throws IOException {
        return start(settings(resource), FunctionStart.QUICK, URI.create("http://127.0.0.1:1"));
    }

    private PackagedFunction start(FunctionSettings settings, FunctionStart start, URI table) throws IOException {
        return new PackagedFunction(
                settings, Path.of("target", "package"), Map.of("DYNAMODB", table, "S3", s3.endpoint()), start);
    }

    Set<Map<String, AttributeValue>> table() {
        return dynamo.client().scanPaginator(scan -> scan.tableName(template.name("LedgerTable"))).items().stream()
                .collect(Collectors.toSet());
    }

    /// The address's page and all evidence about it.
    List<Map<String, AttributeValue>> itemsOf(String address) {
        Set<Map<String, AttributeValue>> items = table();
        return items.stream()
                .filter(item -> text(item, "address").equals(address))
                .flatMap(page -> items.stream().filter(item -> text(item, "pk").equals(text(page, "pk"))))
                .toList();
    }

    static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    /// What was logged of the arrivals: but for the line of metrics.
    static List<Json> lines(Invoked invoked) {
        return invoked.log().stream()
                .map(PackagedStack::json)
                .filter(line -> !line.has("_aws"))
                .toList();
    }

    static Json json(String text) {
        return Json.parse(text).orElseThrow(() -> new AssertionError("not JSON: " + text));
    }

    static String word(Json json, String name) {
        return json.at(name).word().orElse("");
    }

    /// The body of an answer with this status.
    static String body(Invoked invoked, int status) {
        Json response = json(invoked.text());
        if (response.at("statusCode").whole().orElse(0L) != status) {
            throw new AssertionError(invoked.text());
        }
        return word(response, "body");
    }

    @Override
    public void close() {
        try (LocalDynamo _ = dynamo;
                LocalS3 _ = s3) {
            // closes both
        }
    }
}
