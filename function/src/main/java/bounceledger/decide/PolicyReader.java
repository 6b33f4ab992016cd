package bounceledger.decide;

import bounceledger.classify.Cause;
import bounceledger.flat.Flat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads `policy.yaml` strictly: every scalar is text, an unknown or missing key is an error, and so is a cause
/// without a row, a reason that nothing lifts, or a number without a source. A policy with an error is refused as a
/// whole, with one line that names the row.
final class PolicyReader {

    /// Where the build writes it, beside this class.
    static final String FILE = "policy.flat";

    private static final Set<String> LISTS = Set.of("strikes", "reasons", "rates", "causes");
    private static final Set<String> STRIKES_KEYS = Set.of("strikes", "failures", "over", "within", "for");
    private static final Set<String> REASON_KEYS = Set.of("reason", "lifted-by", "because");
    private static final Set<String> RATE_KEYS = Set.of("rate", "warn", "alarm");
    private static final Set<String> CAUSE_KEYS =
            Set.of("cause", "sub-reason", "permanent", "transient", "reason", "for", "strikes", "because");

    private PolicyReader() {}

    /// The policy that ships, from what the build made of `policy.yaml`.
    static Policy shipped() {
        return policy(Flat.read(PolicyReader.class, FILE));
    }

    /// The YAML that ships, read by nobody but the build and its tests.
    static byte[] flat() {
        try (InputStream file = Objects.requireNonNull(PolicyReader.class.getResourceAsStream("policy.yaml"))) {
            Object tree = Objects.requireNonNull(load(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
            policy(tree);
            return Flat.write(tree);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The policy that this text states.
    ///
    /// @throws IllegalArgumentException with what is wrong, and in which row
    static Policy read(String yaml) {
        return policy(load(yaml));
    }

    private static Policy policy(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> file) || !file.keySet().equals(LISTS)) {
            throw new IllegalArgumentException(
                    "policy: wants the keys strikes, reasons, rates and causes, and no other");
        }
        return new Policy(causes(file, strikes(file)), liftedBy(file), limits(file), TrustMode.OPEN);
    }

    private static @Nullable Object load(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setLabel("policy.yaml")
                .build();
        try {
            // Not Load, which under this schema fails on a file of comments alone: it knows no null.
            Optional<Node> root = new Compose(settings).composeString(yaml).filter(MappingNode.class::isInstance);
            return root.isEmpty() ? null : new StandardConstructor(settings).constructSingleDocument(root);
        } catch (YamlEngineException notYaml) {
            throw new IllegalArgumentException("policy: not YAML: " + notYaml.getMessage(), notYaml);
        }
    }

    private static Map<String, Policy.Strikes> strikes(Map<?, ?> file) {
        Map<String, Policy.Strikes> strikes = new HashMap<>();
        for (YamlRow row : YamlRow.rows(file, "strikes")) {
            if (strikes.put(row.text("strikes"), strikes(row.only(STRIKES_KEYS))) != null) {
                throw new IllegalArgumentException("policy: two strikes named " + row.text("strikes"));
            }
        }
        return strikes;
    }

    private static Policy.Strikes strikes(YamlRow row) {
        return new Policy.Strikes(
                row.text("strikes"),
                row.number("failures"),
                row.duration("over"),
                row.duration("within"),
                row.duration("for"));
    }

    private static Map<Reason, Set<Kind>> liftedBy(Map<?, ?> file) {
        Map<Reason, Set<Kind>> liftedBy = new EnumMap<>(Reason.class);
        for (YamlRow row : YamlRow.rows(file, "reasons")) {
            Set<Kind> ways = row.only(REASON_KEYS).words("lifted-by").stream()
                    .map(word -> row.word(word, "lifted-by", Kind::of))
                    .collect(Collectors.toUnmodifiableSet());
            if (liftedBy.put(row.word(Reason.class, "reason"), ways) != null) {
                throw new IllegalArgumentException("policy: two rows for the reason " + row.text("reason"));
            }
        }
        return liftedBy;
    }

    private static Policy.Limits limits(Map<?, ?> file) {
        Map<String, Policy.Limit> limits = YamlRow.rows(file, "rates").stream()
                .map(row -> row.only(RATE_KEYS))
                .collect(Collectors.toMap(row -> row.text("rate"), PolicyReader::limit));
        if (!limits.keySet().equals(Set.of("bounce", "complaint"))) {
            throw new IllegalArgumentException("policy: wants the rates bounce and complaint, and no other");
        }
        return new Policy.Limits(
                Objects.requireNonNull(limits.get("bounce")), Objects.requireNonNull(limits.get("complaint")));
    }

    private static Policy.Limit limit(YamlRow row) {
        return new Policy.Limit(
                row.has("warn") ? Optional.of(row.percent("warn")) : Optional.empty(), row.percent("alarm"));
    }

    private static Map<Policy.Case, Policy.Row> causes(Map<?, ?> file, Map<String, Policy.Strikes> strikes) {
        Map<Policy.Case, Policy.Row> causes = new HashMap<>();
        for (YamlRow row : YamlRow.rows(file, "causes")) {
            if (causes.put(caseOf(row), cause(row.only(CAUSE_KEYS), strikes)) != null) {
                throw new IllegalArgumentException("policy: two rows for " + caseOf(row));
            }
        }
        return causes;
    }

    private static Policy.Case caseOf(YamlRow row) {
        return new Policy.Case(row.word(row.text("cause"), "cause", Cause::of), row.find("sub-reason"));
    }

    private static Policy.Row cause(YamlRow row, Map<String, Policy.Strikes> strikes) {
        Decision permanent = row.word(Decision.class, "permanent");
        Decision transientOne = row.word(Decision.class, "transient");
        boolean suppresses = permanent == Decision.SUPPRESS || transientOne == Decision.SUPPRESS;
        if (suppresses != row.has("reason") || suppresses != row.has("for")) {
            throw new IllegalArgumentException("policy: reason and for go with suppress: " + caseOf(row));
        }
        String counted = row.text("strikes");
        if (!counted.equals("none") && !strikes.containsKey(counted)) {
            throw new IllegalArgumentException("policy: no such strikes: " + counted);
        }
        return new Policy.Row(
                permanent,
                transientOne,
                suppresses
                        ? Optional.of(new Policy.TermOf(row.word(Reason.class, "reason"), row.span("for")))
                        : Optional.empty(),
                Optional.ofNullable(strikes.get(counted)));
    }
}
