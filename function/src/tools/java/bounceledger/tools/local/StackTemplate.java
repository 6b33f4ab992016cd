package bounceledger.tools.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What `template.yaml` says of a resource, so that nothing that runs here has to say it a second time.
///
/// `!Ref`, `!Sub` and a resolved secret are filled in from the names given and the parameters' defaults. Of
/// `!If` the last is left, since every condition is off by default; of any other tag only what it is applied
/// to.
public final class StackTemplate {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern SECRET = Pattern.compile("\\{\\{resolve:secretsmanager:(.*)}}");

    private final Map<String, String> names;
    private final Map<?, ?> resources;

    private StackTemplate(Map<String, String> names, Map<?, ?> resources) {
        this.names = names;
        this.resources = resources;
    }

    /// Reads the template.
    ///
    /// @param names what the resources are called here by their logical ids, such as `LedgerTable`; a parameter's
    ///     name replaces its default
    public static StackTemplate read(Path file, Map<String, String> names) throws IOException {
        Node root = new Compose(LoadSettings.builder().build())
                .composeString(Files.readString(file))
                .orElseThrow(() -> new IllegalArgumentException("an empty template: " + file));
        Map<String, String> known = new HashMap<>();
        map(map(plain(root, Map.of())).get("Parameters")).forEach((name, parameter) -> {
            if (map(parameter).get("Default") instanceof String text) {
                known.put(name.toString(), text);
            }
        });
        known.putAll(names);
        return new StackTemplate(Map.copyOf(known), map(map(plain(root, known)).get("Resources")));
    }

    /// What a resource is called here.
    public String name(String resource) {
        return found(names.get(resource), resource + " has no name here");
    }

    /// A resource's properties: maps, lists and text.
    public Map<?, ?> properties(String resource) {
        return map(map(found(resources.get(resource), "the template has no " + resource))
                .get("Properties"));
    }

    /// The logical ids of all resources of a type.
    public List<String> ofType(String type) {
        return resources.entrySet().stream()
                .filter(resource -> type.equals(map(resource.getValue()).get("Type")))
                .map(resource -> resource.getKey().toString())
                .toList();
    }

    /// A function's settings.
    public FunctionSettings function(String resource) {
        Map<?, ?> properties = properties(resource);
        Map<String, String> environment = new LinkedHashMap<>();
        map(map(properties.get("Environment")).get("Variables"))
                .forEach((name, value) -> environment.put(name.toString(), value.toString()));
        return new FunctionSettings(
                resource,
                text(properties, "Handler"),
                Integer.parseInt(text(properties, "MemorySize")),
                Duration.ofSeconds(Long.parseLong(text(properties, "Timeout"))),
                text(map(properties.get("LoggingConfig")), "LogFormat"),
                environment);
    }

    static String text(Map<?, ?> map, String key) {
        return found(map.get(key), "no " + key + " in " + map.keySet()).toString();
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static <T> T found(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return value;
    }

    private static Object plain(Node node, Map<String, String> names) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (NodeTuple entry : mapping.getValue()) {
                    map.put(plain(entry.getKeyNode(), names), plain(entry.getValueNode(), names));
                }
                yield map;
            }
            case SequenceNode sequence
            when sequence.getTag().getValue().equals("!If") ->
                plain(sequence.getValue().getLast(), names);
            case SequenceNode sequence ->
                sequence.getValue().stream()
                        .map(element -> plain(element, names))
                        .toList();
            case ScalarNode scalar -> scalar(scalar, names);
            default -> throw new IllegalArgumentException("an anchor in the template");
        };
    }

    private static String scalar(ScalarNode scalar, Map<String, String> names) {
        String text = scalar.getValue();
        return switch (scalar.getTag().getValue()) {
            case "!Ref" -> names.getOrDefault(text, text);
            case "!Sub" -> {
                String filled = REFERENCE
                        .matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                Objects.requireNonNullElse(names.get(match.group(1)), match.group())));
                yield SECRET.matcher(filled).replaceAll("$1");
            }
            default -> text;
        };
    }
}
