package bounceledger.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads a file of rules strictly: every scalar is text, an unknown key, an anchor or a tag is refused.
///
/// What is refused is refused with one line that names the file, the line, the rule and what is wrong.
final class RuleBookReader {

    private static final Set<String> KEYS = Set.of(
            "rule",
            "cause",
            "sub-reason",
            "permanence",
            "provider",
            "tag",
            "status",
            "codes",
            "says",
            "because",
            "examples",
            "near-misses");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[2-5](?:[0-5]\\d|xx)");

    private final String file;
    private final boolean own;

    private RuleBookReader(String file, boolean own) {
        this.file = file;
        this.own = own;
    }

    /// Reads all rules of a file.
    ///
    /// @param file the file's name without `.yaml`: every rule in it is called `<file>/<name>`
    /// @throws IllegalArgumentException when anything in the file is not as it must be
    static List<Rule> read(String file, String yaml) {
        return new RuleBookReader(file, false).rules(yaml);
    }

    /// Reads a file of an operator's own, whose rules may be called after any file, to stand in for those there.
    static List<Rule> readOwn(String file, String yaml) {
        return new RuleBookReader(file, true).rules(yaml);
    }

    private List<Rule> rules(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .setLabel(file)
                .build();
        try {
            Node root = new Compose(settings)
                    .composeString(yaml)
                    .orElseThrow(() -> new IllegalArgumentException(file + ".yaml: is empty"));
            return sequence(root, "the file").stream().map(this::rule).toList();
        } catch (YamlEngineException notYaml) {
            throw new IllegalArgumentException(
                    file + ".yaml: is not YAML: "
                            + String.valueOf(notYaml.getMessage()).replaceAll("\\s+", " "),
                    notYaml);
        }
    }

    private Rule rule(Node node) {
        Map<String, Node> fields = fields(node);
        String id = text(fields, "rule").orElseThrow(() -> wrong(node, "has no `rule:`"));
        try {
            return rule(id, fields);
        } catch (IllegalArgumentException wrong) {
            throw wrong(node, id + ": " + wrong.getMessage());
        }
    }

    private Rule rule(String id, Map<String, Node> fields) {
        int slash = id.indexOf('/');
        check(
                slash > 0
                        && (own
                                ? NAME.matcher(id.substring(0, slash)).matches()
                                : id.substring(0, slash).equals(file))
                        && NAME.matcher(id.substring(slash + 1)).matches(),
                "the name must be " + (own ? "a file's" : file) + "/ and lower-case words joined by hyphens");
        String cause = text(fields, "cause").orElse("");
        Rule rule = new Rule(
                id,
                Cause.of(cause).orElseThrow(() -> new IllegalArgumentException("no such cause: '" + cause + "'")),
                text(fields, "sub-reason"),
                text(fields, "permanence").map(RuleBookReader::permanence),
                text(fields, "provider"),
                texts(fields, "tag"),
                texts(fields, "status").stream().map(RuleBookReader::status).toList(),
                texts(fields, "codes"),
                texts(fields, "says"),
                text(fields, "because").orElse(""),
                texts(fields, "examples"),
                texts(fields, "near-misses"));
        check(rule);
        return rule;
    }

    private static void check(Rule rule) {
        check(!rule.because().isBlank(), "`because:` must say how it is known");
        check(!rule.examples().isEmpty(), "has no `examples:`");
        check(!rule.nearMisses().isEmpty(), "has no `near-misses:`");
        check(
                !rule.says().isEmpty()
                        || !rule.tags().isEmpty()
                        || (rule.provider().isPresent() && !rule.statuses().isEmpty()),
                "needs `says:`, a `tag:`, or a `provider:` with `status:`");
        check(rule.subReason().stream().allMatch(word -> WORD.matcher(word).matches()), "`sub-reason:` is not a word");
        check(rule.codes().stream().allMatch(code -> CODE.matcher(code).matches()), "`codes:` are 550 or 5xx");
    }

    private static Permanence permanence(String word) {
        for (Permanence permanence : Permanence.values()) {
            if (permanence.word().equals(word)) {
                return permanence;
            }
        }
        throw new IllegalArgumentException("no such permanence: '" + word + "'");
    }

    private static StatusRange status(String text) {
        return StatusRange.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("no such status: '" + text + "'"));
    }

    private Map<String, Node> fields(Node node) {
        if (!(plain(node) instanceof MappingNode mapping)) {
            throw wrong(node, "is not a rule");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (!KEYS.contains(key)) {
                throw wrong(tuple.getKeyNode(), "unknown key `" + key + "`");
            }
            if (fields.put(key, plain(tuple.getValueNode())) != null) {
                throw wrong(tuple.getKeyNode(), "key `" + key + "` stands twice");
            }
        }
        return fields;
    }

    private Optional<String> text(Map<String, Node> fields, String key) {
        return Optional.ofNullable(fields.get(key)).map(this::scalar).map(String::strip);
    }

    /// A list, or one scalar that stands for a list of one.
    private List<String> texts(Map<String, Node> fields, String key) {
        Node node = fields.get(key);
        if (node == null) {
            return List.of();
        }
        List<Node> nodes = node instanceof ScalarNode ? List.of(node) : sequence(node, "`" + key + "`");
        List<String> texts = new ArrayList<>();
        nodes.forEach(each -> texts.add(scalar(each).strip()));
        check(texts.stream().noneMatch(String::isEmpty), "`" + key + "` has an empty entry");
        return texts;
    }

    private List<Node> sequence(Node node, String what) {
        if (!(plain(node) instanceof SequenceNode sequence)) {
            throw wrong(node, what + " is not a list");
        }
        return sequence.getValue();
    }

    private String scalar(Node node) {
        if (!(plain(node) instanceof ScalarNode scalar)) {
            throw wrong(node, "is not text");
        }
        return scalar.getValue();
    }

    private Node plain(Node node) {
        if (node.getAnchor().isPresent()) {
            throw wrong(node, "an anchor is not allowed");
        }
        if (!Set.of(Tag.STR, Tag.SEQ, Tag.MAP).contains(node.getTag())) {
            throw wrong(node, "a tag is not allowed");
        }
        return node;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private IllegalArgumentException wrong(Node node, String what) {
        String line =
                node.getStartMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
        return new IllegalArgumentException(file + ".yaml" + line + ": " + what);
    }
}
