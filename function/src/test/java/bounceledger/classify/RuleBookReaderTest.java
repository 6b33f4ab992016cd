package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookReaderTest {

    private static final String GOOD = """
            - rule: acme/full
              cause: mailbox_full
              sub-reason: over_quota
              permanence: transient
              status: [2.2, 4.7.500-699]
              codes: [452, 5xx]
              says:
                - the box * is full
              because: https://example.com/errors
              examples:
                - |
                  552 5.2.2 The box of "jo" is full: see #12
              near-misses:
                - |
                  552 5.2.2 The box is empty
            """;

    @Test
    void readsEveryFieldAsText() {
        List<Rule> rules = RuleBookReader.read("acme", GOOD);
        assertThat(rules).hasSize(1);
        Rule rule = rules.getFirst();
        assertThat(rule.id()).isEqualTo("acme/full");
        assertThat(rule.cause()).isEqualTo(Cause.MAILBOX_FULL);
        assertThat(rule.permanence()).isEqualTo(Optional.of(Permanence.TRANSIENT));
        assertThat(rule.statuses()).containsExactly(new StatusRange(0, 2, 2, 2), new StatusRange(4, 7, 500, 699));
        assertThat(rule.codes()).containsExactly("452", "5xx");
        assertThat(rule.examples()).containsExactly("552 5.2.2 The box of \"jo\" is full: see #12");
    }

    /// Each row changes one thing in the good rule.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    cause: mailbox_full       | cause: mailbox_ful     | acme/full: no such cause: 'mailbox_ful'
                    sub-reason: over_quota    | subreason: over_quota  | acme.yaml line 3: unknown key `subreason`
                    sub-reason: over_quota    | sub-reason: Over quota | `sub-reason:` is not a word
                    permanence: transient     | permanence: soft       | no such permanence: 'soft'
                    permanence: transient     | permanence: &p soft    | an anchor is not allowed
                    permanence: transient     | permanence: !!int 4    | a tag is not allowed
                    status: [2.2,             | status: [2.2.2.2,      | no such status: '2.2.2.2'
                    codes: [452,              | codes: [652,           | `codes:` are 550 or 5xx
                    rule: acme/full           | rule: other/full       | the name must be acme/
                    rule: acme/full           | cause: mailbox_full    | key `cause` stands twice
                    because: https://example.com/errors | because: ""  | `because:` must say how it is known
                    near-misses:              | examples:              | key `examples` stands twice
                    says:                     | tag: {a: b}            | is not YAML
                    """)
    void refusesWithOneLineThatSaysWhatIsWrong(String good, String bad, String message) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> RuleBookReader.read("acme", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    rule: acme/full         | acme.yaml: the file is not a list
                    [just words]            | is not a rule
                    - - nested              | is not a rule
                    - {cause: mailbox_full} | has no `rule:`
                    """)
    void refusesWhatIsNoListOfRules(String yaml, String message) {
        assertThatThrownBy(() -> RuleBookReader.read("acme", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message.replace("acme.yaml: ", ""));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> RuleBookReader.read("acme", "# nothing yet\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acme.yaml: is empty");
    }
}
