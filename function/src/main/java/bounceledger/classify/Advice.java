package bounceledger.classify;

import java.util.Map;
import java.util.Optional;

/// What a cause means for people.
///
/// @param inWords a short clause, to follow "because"
/// @param who must act
/// @param advice one or two sentences: what to do
/// @param notToDo one sentence: the tempting mistake
/// @param tool a public page that helps; empty where none does
public record Advice(String inWords, Who who, String advice, String notToDo, Optional<String> tool) {

    /// @throws IllegalArgumentException when the row names nobody that we know
    static Advice of(Map<String, String> row) {
        String who = row.getOrDefault("who", "");
        return new Advice(
                row.getOrDefault("in_words", ""),
                Who.of(who).orElseThrow(() -> new IllegalArgumentException("causes.csv: nobody is a '" + who + "'")),
                row.getOrDefault("advice", ""),
                row.getOrDefault("not_to_do", ""),
                Optional.of(row.getOrDefault("tool", "")).filter(page -> !page.isEmpty()));
    }
}
