package bounceledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The OpenAPI document as a test asks it: what it promises, and whether an answer keeps that.
public final class Contract {

    private static final String ID = "https://ledger.example/openapi.json";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete");

    private final JsonNode document = new YAMLMapper().readTree(DocumentRoutes.document());
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), registry -> registry.schemas(Map.of(ID, document.toString())));

    /// One operation of the document.
    ///
    /// @param pointer where it stands
    public record Operation(String method, String path, String pointer, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .propertyNames()
                .forEach(path -> METHODS.stream()
                        .filter(method -> document.path("paths").path(path).has(method))
                        .map(method -> operation(method, path))
                        .forEach(operations::add));
        return operations;
    }

    private Operation operation(String method, String path) {
        String pointer = "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
        return new Operation(method.toUpperCase(Locale.ROOT), path, pointer, document.at(pointer));
    }

    /// The operation that this question is; a word in a path is meant before a variable.
    public Optional<Operation> operation(String method, List<String> segments) {
        return operations().stream()
                .filter(one -> one.method().equals(method) && matches(one.path(), segments))
                .min((one, other) ->
                        Boolean.compare(one.path().contains("{"), other.path().contains("{")));
    }

    private static boolean matches(String path, List<String> segments) {
        List<String> pattern =
                Stream.of(path.split("/", -1)).filter(one -> !one.isEmpty()).toList();
        return pattern.size() == segments.size()
                && Stream.iterate(0, i -> i < pattern.size(), i -> i + 1)
                        .allMatch(i ->
                                pattern.get(i).startsWith("{") || pattern.get(i).equals(segments.get(i)));
    }

    /// Fails unless the document promises just such an answer.
    public void check(Operation operation, int status, String contentType, String body) {
        String at = followed(operation.pointer() + "/responses/" + status);
        assertThat(document.at(at).isMissingNode())
                .as("%s answers %d, which is not documented: %s", operation, status, body)
                .isFalse();
        if (status == 204 || status == 304) {
            assertThat(body).isEmpty();
            return;
        }
        String schema = at + "/content/" + contentType.replace("/", "~1") + "/schema";
        assertThat(document.at(schema).isMissingNode())
                .as("%s answers %d as %s, which is not documented", operation, status, contentType)
                .isFalse();
        if (contentType.endsWith("json")) {
            Schema wanted = schemas.getSchema(SchemaLocation.of(ID + "#" + schema));
            assertThat(wanted.validate(
                            body,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as("%s answers %d with %s", operation, status, body)
                    .isEmpty();
        }
    }

    private String followed(String pointer) {
        JsonNode ref = document.at(pointer).path("$ref");
        return ref.isMissingNode() ? pointer : ref.asString().substring(1);
    }

    /// The parameters of an operation and of its path that have an example, by what they are in (`query`, `path`).
    public Map<String, String> examples(Operation operation, String in) {
        JsonNode path = document.path("paths").path(operation.path());
        Map<String, String> examples = new TreeMap<>();
        Stream.of(path.path("parameters"), operation.node().path("parameters"))
                .flatMap(JsonNode::valueStream)
                .map(one -> one.has("$ref")
                        ? document.at(one.path("$ref").asString().substring(1))
                        : one)
                .filter(one -> one.path("in").asString().equals(in) && one.has("example"))
                .forEach(one -> examples.put(
                        one.path("name").asString(), one.path("example").asString()));
        return examples;
    }
}
