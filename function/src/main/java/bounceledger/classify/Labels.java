package bounceledger.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a reporter's own name for a bounce is worth, such as `ses/transient/mailboxfull`.
final class Labels {

    /// How a label weighs against the reply's own words.
    enum Weight {
        /// The reporter knows better than any reply, often because there was none.
        FACT,
        /// Asked when words and specific codes decide nothing.
        FALLBACK,
        /// Asked when there are no words and no codes at all.
        LAST
    }

    /// One row of the table.
    ///
    /// @param meaning what the label says
    record Label(Weight weight, Meaning meaning) {}

    private final Map<String, Label> labels = new HashMap<>();

    Labels(List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            Weight weight = switch (row.getOrDefault("weight", "")) {
                case "fact" -> Weight.FACT;
                case "fallback" -> Weight.FALLBACK;
                case "last" -> Weight.LAST;
                default -> throw new IllegalArgumentException("labels.csv: not a weight: " + row);
            };
            labels.put(row.getOrDefault("label", ""), new Label(weight, Meaning.of(row)));
        }
    }

    /// What a label is worth.
    ///
    /// @return empty for a label that nobody has listed: the reply is read as if there were none
    Optional<Label> of(String label) {
        return Optional.ofNullable(labels.get(label));
    }
}
