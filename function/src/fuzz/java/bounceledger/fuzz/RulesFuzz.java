package bounceledger.fuzz;

import bounceledger.classify.Classifier;
import bounceledger.classify.OwnRules;
import java.nio.charset.StandardCharsets;

/// A text as an operator's own rules: they are in force or refused, in one line that says why.
public final class RulesFuzz {

    private static final Classifier SHIPPED = Classifier.shipped();

    private RulesFuzz() {}

    /// Once, so that loading the rule book is no slow input.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("".getBytes(StandardCharsets.UTF_8));
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] bytes) {
        OwnRules own = OwnRules.over(SHIPPED, new String(bytes, StandardCharsets.UTF_8));
        own.refusal().ifPresent(why -> {
            Flaw.unless(own.classifier().equals(SHIPPED), () -> "refused, and in force: " + why);
            Flaw.unless(!why.isBlank() && why.indexOf('\n') < 0, () -> "not one line: " + why);
        });
    }
}
