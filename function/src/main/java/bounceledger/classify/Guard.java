package bounceledger.classify;

import bounceledger.phrase.PhraseMatcher;
import bounceledger.phrase.PhraseMatcher.Hit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Single words that speak against the obvious reading: a veto word against suppressing, a word such as
/// "temporarily" against taking a 5 for final.
final class Guard {

    private final PhraseMatcher vetoes;
    private final PhraseMatcher transients;

    Guard(List<Map<String, String>> vetoRows, List<Map<String, String>> transientRows) {
        vetoes = new PhraseMatcher(phrases(vetoRows));
        transients = new PhraseMatcher(phrases(transientRows));
    }

    private static List<String> phrases(List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.getOrDefault("phrase", "")).toList();
    }

    /// The first word that speaks against suppressing anybody on this reply. Host names and links do not count.
    Optional<String> veto(List<Said> layers) {
        return Said.first(layers, this::veto);
    }

    private Optional<String> veto(Said said) {
        return vetoes.find(said.withoutNames()).stream()
                .findFirst()
                .map((Hit hit) -> said.words().substring(hit.start(), hit.end()));
    }

    /// Whether the reply calls its own refusal temporary.
    boolean saysTemporary(Said said) {
        return !transients.find(said.text()).isEmpty();
    }
}
