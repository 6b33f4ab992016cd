package bounceledger.classify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of an operator's own rules: merged into the book, or refused as a whole.
///
/// An own rule with the name of one that ships stands in its place. The merged book must pass the self-test: an own
/// rule that takes a reply away from another rule of another cause is refused, as is one that never wins.
///
/// @param classifier with the merged book; with the one that ships, when they were refused
/// @param refusal one line that says why
public record OwnRules(Classifier classifier, Optional<String> refusal) {

    /// Longer files are refused: four times the book that ships.
    public static final int MAX_LENGTH = 1024 * 1024;

    /// Merges and checks. Never fails: what cannot be read is refused.
    ///
    /// @param shipped the classifier that holds when they are refused
    /// @param yaml a file of rules
    public static OwnRules over(Classifier shipped, String yaml) {
        if (yaml.length() > MAX_LENGTH) {
            return new OwnRules(shipped, Optional.of("longer than " + MAX_LENGTH + " characters"));
        }
        try {
            Tables tables = new Tables(yaml);
            // Before the book, so that what cannot be read costs nothing.
            List<Rule> own = tables.ownRules();
            Classifier merged = new Classifier(tables);
            List<String> faults = faults(merged.book(), own);
            return faults.isEmpty()
                    ? new OwnRules(merged, Optional.empty())
                    : new OwnRules(shipped, Optional.of(line(faults)));
        } catch (IllegalArgumentException wrong) {
            // It quotes what was written, and that may have lines of its own.
            return new OwnRules(
                    shipped, Optional.of(String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ")));
        } catch (StackOverflowError tooDeep) {
            return new OwnRules(shipped, Optional.of("nested too deep"));
        }
    }

    private static List<String> faults(RuleBook book, List<Rule> own) {
        SelfTest test = new SelfTest(book);
        List<String> names = own.stream().map(Rule::id).toList();
        return Stream.concat(
                        own.stream().flatMap(rule -> test.faults(rule).stream()),
                        book.rules().stream()
                                .filter(rule -> !names.contains(rule.id()))
                                .flatMap(rule -> test.misjudged(rule).stream()))
                .toList();
    }

    private static String line(List<String> faults) {
        return faults.getFirst() + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)");
    }
}
