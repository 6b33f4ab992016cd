package bounceledger.classify;

import bounceledger.smtp.EnhancedStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where each rule and each row of the tables has its knowledge from.
final class Sources {

    private final Map<String, String> known = new HashMap<>();

    Sources(Tables tables, List<Rule> rules) {
        tables.rows("enhanced-status.csv").forEach(row -> learn("iana/", row.getOrDefault("code", ""), row));
        tables.rows("reply-codes.csv").forEach(row -> learn("reply/", row.getOrDefault("code", ""), row));
        tables.rows("labels.csv").forEach(row -> learn("label/", row.getOrDefault("label", ""), row));
        rules.forEach(rule -> known.put(rule.id(), rule.because()));
    }

    private void learn(String prefix, String key, Map<String, String> row) {
        String because = row.getOrDefault("reference", "") + " " + row.getOrDefault("source", "");
        known.put(prefix + key, because.strip());
    }

    /// Why a verdict's rule says what it says; empty for none.
    String of(String rule) {
        return lookUp(rule).or(() -> ofRange(rule)).orElseGet(() -> {
            if (rule.startsWith("action/")) {
                return "RFC 3464 section 2.3.3";
            }
            return rule.startsWith("feedback/") ? "RFC 5965 section 7.3" : "";
        });
    }

    /// A row may stand for either class, for a subject, or for a first digit.
    private Optional<String> ofRange(String rule) {
        String key = rule.substring(rule.indexOf('/') + 1);
        if (rule.startsWith("iana/")) {
            return EnhancedStatus.firstIn(key)
                    .flatMap(status -> lookUp("iana/X." + status.condition())
                            .or(() -> lookUp("iana/X." + status.subject() + ".*")));
        }
        return rule.startsWith("reply/") ? lookUp("reply/" + key.charAt(0) + "xx") : Optional.empty();
    }

    private Optional<String> lookUp(String key) {
        return Optional.ofNullable(known.get(key));
    }
}
