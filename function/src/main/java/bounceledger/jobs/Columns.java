package bounceledger.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What vendors call their columns, and how they say why an address is on their list: `columns.csv`, `reasons.csv`.
final class Columns {

    private final Map<String, Meaning> meanings = new HashMap<>();
    private final Map<String, Optional<ListedFor>> reasons = new HashMap<>();

    /// What a column holds.
    enum Meaning {
        ADDRESS,
        REASON,
        WORD,
        TIME,
        STATUS,
        WORDS
    }

    private Columns() {}

    /// The tables that ship.
    ///
    /// @throws IllegalArgumentException when they are wrong
    static Columns shipped() {
        Columns columns = new Columns();
        rows("columns.csv")
                .forEach(row -> columns.meanings.put(
                        bare(row.getFirst()), Meaning.valueOf(row.get(1).toUpperCase(Locale.ROOT))));
        rows("reasons.csv")
                .forEach(row -> columns.reasons.put(
                        bare(row.getFirst()),
                        "none".equals(row.get(1)) ? Optional.empty() : Optional.of(ListedFor.of(row.get(1)))));
        return columns;
    }

    /// What the column of this name holds; empty when it does not matter.
    Optional<Meaning> meaning(String column) {
        return Optional.ofNullable(meanings.get(bare(column)));
    }

    boolean knowsReason(String word) {
        return reasons.containsKey(bare(word));
    }

    /// Why the address is listed; empty when it is for something that suppresses nobody.
    Optional<ListedFor> reason(String word) {
        return reasons.getOrDefault(bare(word), Optional.empty());
    }

    /// The names of the columns that an address may stand in, for whoever has none of them.
    String addressColumns() {
        return String.join(
                ", ",
                new TreeSet<>(meanings.keySet().stream()
                        .filter(name -> meanings.get(name) == Meaning.ADDRESS)
                        .toList()));
    }

    /// `Email Address`, `email_address` and `EmailAddress` are one.
    private static String bare(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static List<List<String>> rows(String file) {
        try (InputStream in = Columns.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no such table: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .skip(1)
                    .map(line -> CsvFields.read(line, ','))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
