package bounceledger.mail;

import java.util.Map;
import java.util.Optional;

/// The names of months, as mail programs write them.
final class MailMonth {

    /// The first three letters of each month, in English, German, French, Spanish, Italian, Portuguese, Dutch.
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("ene", 1),
            Map.entry("gen", 1),
            Map.entry("feb", 2),
            Map.entry("fév", 2),
            Map.entry("fev", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("mrz", 3),
            Map.entry("mrt", 3),
            Map.entry("apr", 4),
            Map.entry("avr", 4),
            Map.entry("abr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("mag", 5),
            Map.entry("mei", 5),
            Map.entry("jun", 6),
            Map.entry("giu", 6),
            Map.entry("jul", 7),
            Map.entry("lug", 7),
            Map.entry("aug", 8),
            Map.entry("aoû", 8),
            Map.entry("aou", 8),
            Map.entry("ago", 8),
            Map.entry("sep", 9),
            Map.entry("set", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("ott", 10),
            Map.entry("out", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("déc", 12),
            Map.entry("dez", 12),
            Map.entry("dic", 12));

    private MailMonth() {}

    /// Reads a name by how it begins. In French, June and July part with their fourth letter.
    ///
    /// @param lower in lower case
    /// @return 1 to 12; empty for a word that begins as none
    static Optional<Integer> parse(String lower) {
        if (lower.startsWith("juin")) {
            return Optional.of(6);
        }
        return lower.startsWith("juil")
                ? Optional.of(7)
                : Optional.ofNullable(NAMES.get(lower.substring(0, Math.min(3, lower.length()))));
    }
}
