package bounceledger.details;

import bounceledger.details.Blocklist.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which list a reply names: by the zone that was asked, by an operator's name, or by the word behind `blocked using`.
final class Blocklists {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d](?:[\\p{L}\\d._-]{0,252}[\\p{L}\\d])?");

    private static final Pattern USING = Pattern.compile(
            "\\b(?:blocked|rejected|listed|blacklisted|blocklisted|denylisted|found) (?:using|in|on|by|at) "
                    + "(?:(?:the|dnsbl|rbl|blocklist|blacklist|list) ){0,2}[\"'\\[(<]?"
                    + "([a-z][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){0,9})(?=[\"'\\])>.,;:]|\\s|$)",
            Pattern.CASE_INSENSITIVE);

    /// What follows the same words and names no list.
    private static final Pattern NO_NAME = Pattern.compile(
            "our|your|this|an?|its|server|local|policy|policies|smtp|spam|content|recipient|user|admin\\w*|host|ip|the"
                    + "|one|several|multiple|some|dns|dnsbl|rbl|blocklists?|blacklists?|lists?|more|least|any|that|message",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, Blocklist> known = new HashMap<>();

    /// @param rows of `blocklists.csv`: `pattern` (a zone, or an operator's name), `name`, `kind`
    Blocklists(List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            Kind kind = Kind.valueOf(row.getOrDefault("kind", "").toUpperCase(Locale.ROOT));
            known.put(row.getOrDefault("pattern", ""), new Blocklist(row.getOrDefault("name", ""), kind));
        }
    }

    /// The list that the text names; a zone says more than an operator's name, which covers several lists.
    Optional<Blocklist> in(String text) {
        List<String> words = WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return first(words.stream().filter(word -> word.indexOf('.') >= 0))
                .or(() -> first(words.stream()))
                .or(() -> unknown(text));
    }

    private Optional<Blocklist> first(Stream<String> words) {
        return words.flatMap(word -> bySuffix(word).stream()).findFirst();
    }

    private Optional<Blocklist> bySuffix(String host) {
        String name = host;
        for (int labels = 0; labels < 12 && !known.containsKey(name); labels++) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                break;
            }
            name = name.substring(dot + 1);
        }
        return Optional.ofNullable(known.get(name));
    }

    private static Optional<Blocklist> unknown(String text) {
        Matcher match = USING.matcher(text);
        while (match.find()) {
            String name = match.group(1);
            if (!NO_NAME.matcher(name).matches()) {
                return Optional.of(new Blocklist(name, kind(name.toLowerCase(Locale.ROOT))));
            }
        }
        return Optional.empty();
    }

    /// By custom of those who run lists.
    private static Kind kind(String name) {
        if (name.contains("uri") || name.contains("surbl")) {
            return Kind.URI;
        }
        return name.contains("dbl") || name.contains("rhsbl") || name.contains("domain") ? Kind.DOMAIN : Kind.IP;
    }
}
