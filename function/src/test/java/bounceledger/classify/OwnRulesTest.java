package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules of an operator's own, and what the self-test finds when bad ones are planted in the book.
class OwnRulesTest {

    private static final Classifier SHIPPED = Classifier.shipped();

    private static final String GOOD = """
            - rule: own/purple
              cause: mailbox_full
              sub-reason: over_quota
              permanence: transient
              says:
                - the purple box cannot hold it
              because: seen at a partner
              examples:
                - 550 5.7.1 The purple box cannot hold it
              near-misses:
                - 550 5.7.1 The purple box is fine
            """;

    private static final String REPLY = "550 5.7.1 The purple box cannot hold it";

    @Test
    void aNewRuleCounts() {
        OwnRules own = OwnRules.over(SHIPPED, GOOD);

        assertThat(own.refusal()).isEmpty();
        Verdict verdict = own.classifier().classify(Replies.of(REPLY));
        assertThat(verdict.rule()).isEqualTo("own/purple");
        assertThat(SHIPPED.classify(Replies.of(REPLY)).cause()).isEqualTo(Cause.POLICY_BLOCK);
    }

    @Test
    void theBookIsAnotherThen() {
        Classifier merged = OwnRules.over(SHIPPED, GOOD).classifier();

        assertThat(merged.bookVersion()).hasSize(12).isNotEqualTo(SHIPPED.bookVersion());
        assertThat(merged.classify(Replies.of("550")).bookVersion()).isEqualTo(merged.bookVersion());
    }

    @Test
    void aRuleOfTheSameNameStandsInForTheOneThatShips() {
        Rule shipped = SHIPPED.book().rules().getFirst();
        String yaml = GOOD.replace("own/purple", shipped.id());
        Classifier merged = OwnRules.over(SHIPPED, yaml).classifier();

        assertThat(merged.book().rules()).hasSameSizeAs(SHIPPED.book().rules());
        assertThat(merged.classify(Replies.of(REPLY)).rule()).isEqualTo(shipped.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    The purple box is fine       | The purple box cannot hold it | own/purple claims its own near miss: 550 5.7.1 The purple box cannot hold it
                    - 550 5.7.1 The purple box c | - 550 5.7.1 A purple box c    | own/purple leaves its own example
                    - the purple box cannot hold it | - user unknown             | own/purple leaves its own example
                    cause: mailbox_full          | cause: mailbox_ful            | no such cause: 'mailbox_ful'
                    rule: own/purple             | rule: purple                  | the name must be a file's/ and lower-case words
                    because: seen at a partner   | because: ""                   | `because:` must say how it is known
                    examples:                    | example:                      | own rules.yaml line 19: unknown key `example`
                    """)
    void oneFaultRefusesTheWholeFile(String good, String bad, String refusal) {
        String faulty = GOOD.replace(good, bad);
        OwnRules own = OwnRules.over(SHIPPED, GOOD.replace("own/purple", "own/also") + faulty);

        assertThat(faulty).isNotEqualTo(GOOD);
        assertThat(own.refusal())
                .hasValueSatisfying(why -> assertThat(why).contains(refusal).doesNotContain("\n"));
        assertThat(own.classifier()).isSameAs(SHIPPED);
    }

    /// It would win by its longer words over a rule of another cause.
    @Test
    void aRefusalIsOneLineWhateverItQuotes() {
        String yaml = GOOD.replace("- rule: own/purple", "- rule: own/purple\n  status: [\"6!\\n\\n.1.1\"]");

        assertThat(yaml).isNotEqualTo(GOOD);
        assertThat(OwnRules.over(SHIPPED, yaml).refusal())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("no such status").doesNotContain("\n"));
    }

    @Test
    void aRuleThatRobsTheShippedOnesIsRefused() {
        Rule robbed = SHIPPED.book().rules().stream()
                .filter(rule -> rule.id().equals("google/no-such-user"))
                .findFirst()
                .orElseThrow();
        String yaml = GOOD.replace(
                        "the purple box cannot hold it", robbed.says().getFirst())
                .replace("The purple box cannot hold it", robbed.says().getFirst());

        assertThat(OwnRules.over(SHIPPED, yaml).refusal())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("google/no-such-user loses its own example to own/purple"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing'", "'[[['", "'just words'", "'- 1'"})
    void whatIsNoFileOfRulesIsRefused(String yaml) {
        assertThat(OwnRules.over(SHIPPED, yaml).refusal()).isPresent();
    }

    @Test
    void hostileFilesAreRefused() {
        assertThat(OwnRules.over(SHIPPED, "[".repeat(200_000)).refusal()).isPresent();
        assertThat(OwnRules.over(SHIPPED, "#".repeat(OwnRules.MAX_LENGTH + 1)).refusal())
                .isPresent();
    }

    /// The same that RuleBookTest asks about every rule: here it must find something.
    @Test
    void theCheckerNamesARuleThatClaimsItsOwnNearMiss() {
        Rule planted = planted(GOOD.replace("The purple box is fine", "Sorry, the purple box cannot hold it at all"));

        assertThat(faults(planted))
                .containsExactly("own/purple claims its own near miss:"
                        + " 550 5.7.1 Sorry, the purple box cannot hold it at all");
    }

    @Test
    void theCheckerNamesARuleThatNeverWins() {
        Rule longer = planted(GOOD.replace("own/purple", "own/longer")
                .replace("- the purple box cannot hold it", "- 'box cannot hold it'"));

        assertThat(faults(longer, planted(GOOD))).containsExactly("own/longer never wins for any of its own examples");
    }

    private static Rule planted(String yaml) {
        return RuleBookReader.readOwn("planted", yaml).getFirst();
    }

    /// The faults of the first of some rules in a copy of the book that holds them all.
    private static List<String> faults(Rule... planted) {
        List<Rule> rules = new ArrayList<>(SHIPPED.book().rules());
        rules.addAll(List.of(planted));
        List<Cause> precedence = new Tables()
                .rows("precedence.csv").stream()
                        .map(row -> Tables.cause(row.getOrDefault("cause", "")))
                        .toList();
        return new SelfTest(new RuleBook(rules, precedence)).faults(planted[0]);
    }
}
