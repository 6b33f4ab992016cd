package bounceledger.classify;

import java.util.Map;
import java.util.Optional;

/// What one row of a table says about a code or a label.
///
/// @param permanence empty when the reply's own class decides
/// @param isSpecific whether it states a fact; an unspecific row speaks only when nothing else does
/// @param isWeak whether it may never suppress on its own: a bare 553 says too many things
record Meaning(
        Cause cause, Optional<String> subReason, Optional<Permanence> permanence, boolean isSpecific, boolean isWeak) {

    static Meaning of(Map<String, String> row) {
        String persistence = row.getOrDefault("persistence", "class");
        return new Meaning(
                Tables.cause(row.getOrDefault("cause", "")),
                Optional.of(row.getOrDefault("sub_reason", "")).filter(word -> !word.isEmpty()),
                switch (persistence) {
                    case "transient" -> Optional.of(Permanence.TRANSIENT);
                    case "permanent" -> Optional.of(Permanence.PERMANENT);
                    case "class", "" -> Optional.empty();
                    default -> throw new IllegalArgumentException("no such persistence: '" + persistence + "'");
                },
                "yes".equals(row.get("specific")),
                "yes".equals(row.get("weak")));
    }

    /// Whether the row answers at all; "undetermined" sends the question on.
    boolean decides() {
        return cause != Cause.UNDETERMINED;
    }
}
