package bounceledger.classify;

import bounceledger.flat.Flat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The rules under `rules/`. People write them as YAML; the build reads that once, and a function reads what the build
/// wrote: parsing the YAML anew is a third of a second of a cold start (docs/decisions/0019).
///
/// @param version hash of the YAML
record ShippedRules(List<Rule> rules, String version) {

    private static final String FOLDER = "rules/";

    /// What the build wrote.
    static ShippedRules read() {
        List<?> tree = (List<?>) Flat.read(ShippedRules.class, CompiledRules.FILE);
        return new ShippedRules(
                list(tree.get(1)).stream().map(row -> rule(list(row))).toList(), text(tree.get(0)));
    }

    /// The YAML of every file that `rules/INDEX` names.
    ///
    /// @throws IllegalArgumentException when anything in them is not as it must be
    static ShippedRules ofYaml() {
        List<Rule> rules = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (String name : load(FOLDER + "INDEX").lines().map(String::strip).toList()) {
            if (!name.isEmpty()) {
                String yaml = load(FOLDER + name + ".yaml");
                rules.addAll(RuleBookReader.read(name, yaml));
                all.append(name).append('\n').append(yaml);
            }
        }
        return new ShippedRules(List.copyOf(rules), Tables.hash(all.toString()));
    }

    private static String load(String file) {
        try (InputStream in = ShippedRules.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(in, "no such file in the rule book: " + file)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] flat() {
        return Flat.write(List.of(version, rules.stream().map(ShippedRules::row).toList()));
    }

    private static List<Object> row(Rule rule) {
        return List.of(
                rule.id(),
                rule.cause().word(),
                rule.subReason().stream().toList(),
                rule.permanence().stream().map(Permanence::name).toList(),
                rule.provider().stream().toList(),
                rule.tags(),
                rule.statuses().stream().map(ShippedRules::row).toList(),
                rule.codes(),
                rule.says(),
                rule.because(),
                rule.examples(),
                rule.nearMisses());
    }

    private static List<String> row(StatusRange range) {
        return List.of(
                Integer.toString(range.statusClass()),
                Integer.toString(range.subject()),
                Integer.toString(range.from()),
                Integer.toString(range.to()));
    }

    private static Rule rule(List<?> row) {
        return new Rule(
                text(row.get(0)),
                Tables.cause(text(row.get(1))),
                optional(row.get(2)),
                optional(row.get(3)).map(Permanence::valueOf),
                optional(row.get(4)),
                texts(row.get(5)),
                list(row.get(6)).stream().map(range -> range(texts(range))).toList(),
                texts(row.get(7)),
                texts(row.get(8)),
                text(row.get(9)),
                texts(row.get(10)),
                texts(row.get(11)));
    }

    private static StatusRange range(List<String> row) {
        return new StatusRange(
                Integer.parseInt(row.get(0)),
                Integer.parseInt(row.get(1)),
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)));
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }

    private static String text(Object node) {
        return (String) node;
    }

    private static List<String> texts(Object node) {
        return list(node).stream().map(ShippedRules::text).toList();
    }

    private static Optional<String> optional(Object node) {
        return texts(node).stream().findFirst();
    }
}
