package bounceledger.decide;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One row of `policy.yaml`, read strictly. A number is written with its source, `{is: 5, because: …}`.
///
/// Whatever is wrong is an IllegalArgumentException that says so in one line.
record YamlRow(Map<?, ?> cells) {

    private static final Set<String> NUMBER_KEYS = Set.of("is", "because");

    static List<YamlRow> rows(Map<?, ?> file, String key) {
        if (!(file.get(key) instanceof List<?> rows)) {
            throw new IllegalArgumentException("policy: wants a list under " + key);
        }
        return rows.stream().map(YamlRow::of).toList();
    }

    private static YamlRow of(Object value) {
        if (value instanceof Map<?, ?> cells) {
            return new YamlRow(cells);
        }
        throw new IllegalArgumentException("policy: not a row: " + value);
    }

    /// The row, which has no other keys than these and says why it is so.
    YamlRow only(Set<String> keys) {
        cells.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("policy: unknown key " + key + " in " + cells);
        });
        if (keys.contains("because")) {
            text("because");
        }
        return this;
    }

    boolean has(String key) {
        return cells.containsKey(key);
    }

    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("policy: no " + key + " in " + cells));
    }

    Optional<String> find(String key) {
        Object value = cells.get(key);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("policy: not a text: " + key + " in " + cells);
        }
        return Optional.ofNullable((String) value);
    }

    /// Words with commas between.
    List<String> words(String key) {
        return Arrays.stream(text(key).split(",", -1)).map(String::strip).toList();
    }

    int number(String key) {
        String text = sourced(key);
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("policy: not a number from 1: " + key + " in " + cells);
        }
        return Integer.parseInt(text);
    }

    BigDecimal percent(String key) {
        String text = sourced(key);
        if (!text.matches("\\d{1,2}(\\.\\d{1,2})? %")) {
            throw new IllegalArgumentException("policy: not a percentage such as 0.10 %: " + key + " in " + cells);
        }
        return new BigDecimal(text.substring(0, text.length() - 2));
    }

    /// A duration of ISO 8601; empty for `forever`.
    Optional<Duration> span(String key) {
        return sourced(key).equals("forever") ? Optional.empty() : Optional.of(duration(key));
    }

    Duration duration(String key) {
        try {
            Duration duration = Duration.parse(sourced(key));
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException notADuration) {
            // Told below, like one that runs backwards.
        }
        throw new IllegalArgumentException("policy: not an ISO 8601 duration: " + key + " in " + cells);
    }

    private String sourced(String key) {
        if (!(cells.get(key) instanceof Map<?, ?> number)) {
            throw new IllegalArgumentException("policy: no source beside " + key + " in " + cells);
        }
        return new YamlRow(number).only(NUMBER_KEYS).text("is");
    }

    <E extends Enum<E>> E word(Class<E> type, String key) {
        return word(
                text(key),
                key,
                word -> Arrays.stream(type.getEnumConstants())
                        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst());
    }

    /// @param known gives what a word stands for
    <E> E word(String word, String key, Function<String, Optional<E>> known) {
        return known.apply(word)
                .orElseThrow(
                        () -> new IllegalArgumentException("policy: no such " + key + ": " + word + " in " + cells));
    }
}
