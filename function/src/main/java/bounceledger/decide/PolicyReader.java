package bounceledger.decide;

import bounceledger.classify.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads `policy.yaml` strictly: every scalar is text, an unknown or missing key is an error, and so is a cause
/// without a row. A policy with an error is refused as a whole, with one line that names the row.
final class PolicyReader {

    private static final Set<String> STRIKES_KEYS = Set.of("strikes", "failures", "over", "within", "for", "because");
    private static final Set<String> CAUSE_KEYS =
            Set.of("cause", "sub-reason", "permanent", "transient", "reason", "for", "strikes", "because");

    private PolicyReader() {}

    static Policy shipped() {
        try (InputStream file = Objects.requireNonNull(PolicyReader.class.getResourceAsStream("policy.yaml"))) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The policy that this text states.
    ///
    /// @throws IllegalArgumentException with what is wrong, and in which row
    static Policy read(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setLabel("policy.yaml")
                .build();
        if (!(load(settings, yaml) instanceof Map<?, ?> file) || !file.keySet().equals(Set.of("strikes", "causes"))) {
            throw new IllegalArgumentException("policy: wants the keys strikes and causes, and no other");
        }
        Map<String, Policy.Strikes> strikes = new HashMap<>();
        for (Map<?, ?> row : list(file, "strikes")) {
            if (strikes.put(text(row, "strikes"), strikes(row)) != null) {
                throw new IllegalArgumentException("policy: two strikes named " + text(row, "strikes"));
            }
        }
        Map<Policy.Case, Policy.Row> rows = new HashMap<>();
        for (Map<?, ?> row : list(file, "causes")) {
            if (rows.put(caseOf(row), row(row, strikes)) != null) {
                throw new IllegalArgumentException("policy: two rows for " + caseOf(row));
            }
        }
        return new Policy(rows);
    }

    private static @Nullable Object load(LoadSettings settings, String yaml) {
        try {
            return new Load(settings).loadFromString(yaml);
        } catch (YamlEngineException notYaml) {
            throw new IllegalArgumentException("policy: not YAML: " + notYaml.getMessage(), notYaml);
        }
    }

    private static Policy.Strikes strikes(Map<?, ?> row) {
        allow(row, STRIKES_KEYS);
        text(row, "because");
        return new Policy.Strikes(
                text(row, "strikes"),
                number(row, "failures"),
                duration(row, "over"),
                duration(row, "within"),
                duration(row, "for"));
    }

    private static Policy.Case caseOf(Map<?, ?> row) {
        Cause cause = Cause.of(text(row, "cause"))
                .orElseThrow(() -> new IllegalArgumentException("policy: no such cause: " + row.get("cause")));
        return new Policy.Case(cause, optional(row, "sub-reason"));
    }

    private static Policy.Row row(Map<?, ?> row, Map<String, Policy.Strikes> strikes) {
        allow(row, CAUSE_KEYS);
        text(row, "because");
        Decision permanent = word(Decision.class, row, "permanent");
        Decision transientOne = word(Decision.class, row, "transient");
        boolean suppresses = permanent == Decision.SUPPRESS || transientOne == Decision.SUPPRESS;
        if (suppresses != row.containsKey("reason") || suppresses != row.containsKey("for")) {
            throw new IllegalArgumentException("policy: reason and for go with suppress: " + caseOf(row));
        }
        String counted = text(row, "strikes");
        if (!counted.equals("none") && !strikes.containsKey(counted)) {
            throw new IllegalArgumentException("policy: no such strikes: " + counted);
        }
        return new Policy.Row(
                permanent,
                transientOne,
                suppresses ? Optional.of(term(row)) : Optional.empty(),
                Optional.ofNullable(strikes.get(counted)));
    }

    private static Policy.TermOf term(Map<?, ?> row) {
        boolean forever = text(row, "for").equals("forever");
        return new Policy.TermOf(
                word(Reason.class, row, "reason"), forever ? Optional.empty() : Optional.of(duration(row, "for")));
    }

    private static List<Map<?, ?>> list(Map<?, ?> file, String key) {
        if (!(file.get(key) instanceof List<?> rows)) {
            throw new IllegalArgumentException("policy: wants lists under strikes and causes");
        }
        return rows.stream().<Map<?, ?>>map(PolicyReader::map).toList();
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> row) {
            return row;
        }
        throw new IllegalArgumentException("policy: not a row: " + value);
    }

    private static void allow(Map<?, ?> row, Set<String> keys) {
        row.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("policy: unknown key " + key + " in " + row);
        });
    }

    private static String text(Map<?, ?> row, String key) {
        return optional(row, key).orElseThrow(() -> new IllegalArgumentException("policy: no " + key + " in " + row));
    }

    private static Optional<String> optional(Map<?, ?> row, String key) {
        Object value = row.get(key);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("policy: not a text: " + key + " in " + row);
        }
        return Optional.ofNullable((String) value);
    }

    private static int number(Map<?, ?> row, String key) {
        String text = text(row, key);
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("policy: not a number from 1: " + key + " in " + row);
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(Map<?, ?> row, String key) {
        try {
            Duration duration = Duration.parse(text(row, key));
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException notADuration) {
            // Told below, like one that runs backwards.
        }
        throw new IllegalArgumentException("policy: not an ISO 8601 duration: " + key + " in " + row);
    }

    private static <E extends Enum<E>> E word(Class<E> type, Map<?, ?> row, String key) {
        String word = text(row, key);
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("policy: no such " + key + ": " + word + " in " + row));
    }
}
