package bounceledger.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The data files that ship, each read once; their common hash is the book's version.
final class Tables {

    private static final String OWN = "own rules";

    private final Map<String, String> files = new TreeMap<>();

    /// The tables that ship.
    Tables() {}

    /// The same with rules of an operator's own.
    ///
    /// @param ownRules a file of rules, whatever its name
    Tables(String ownRules) {
        files.put(OWN, ownRules);
    }

    /// The rows of one table.
    List<Map<String, String>> rows(String file) {
        return Csv.read(file, text(file));
    }

    /// The rules that ship; an own rule stands in the place of the one of its name.
    List<Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        List<Rule> all = new ArrayList<>();
        shippedRules().forEach(rule -> {
            if (rules.put(rule.id(), rule) != null) {
                all.add(rule);
            }
        });
        ownRules().forEach(rule -> rules.put(rule.id(), rule));
        all.addAll(rules.values());
        return all;
    }

    /// The operator's own; none when there are none.
    List<Rule> ownRules() {
        return files.containsKey(OWN) ? RuleBookReader.readOwn(OWN, text(OWN)) : List.of();
    }

    private List<Rule> shippedRules() {
        ShippedRules shipped = ShippedRules.read();
        files.put(CompiledRules.FILE, shipped.version());
        return shipped.rules();
    }

    private String text(String file) {
        return files.computeIfAbsent(file, Tables::load);
    }

    private static String load(String file) {
        try (InputStream in = Tables.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no such file in the rule book: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Twelve hexadecimal digits of the hash of all that was read so far, names included.
    String version() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, text) -> all.append(name).append('\n').append(text));
        return hash(all.toString());
    }

    /// Twelve hexadecimal digits of the text's SHA-256.
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// A cause as a table names it.
    ///
    /// @throws IllegalArgumentException naming the word when there is none
    static Cause cause(String word) {
        return Cause.of(word).orElseThrow(() -> new IllegalArgumentException("no such cause: '" + word + "'"));
    }
}
