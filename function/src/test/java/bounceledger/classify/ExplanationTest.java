package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Explanation.Considered;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    private static Explanation explain(String reply) {
        return CLASSIFIER.explain(Replies.of(reply));
    }

    /// The place is in the reply as it was given: what stands there is what decided, line breaks and all.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550 5.2.1 The Account jo is Disabled                               | Account jo is Disabled
                    smtp; 550 5.1.1 User unknown                                       | User unknown
                    550-5.1.1 The email account that you tried\\n550 5.1.1 to reach does not exist. - gsmtp | account that you tried\\n550 5.1.1 to reach does not exist
                    550 5.7.350 said detected as spam -> 550 5.1.1 user unknown        | user unknown
                    5.1.0 - Unknown address error 550-'5.2.2 The mailbox of jo is full' | mailbox of jo is full
                    550 5.1.1 no                                                       | 5.1.1
                    551 no                                                             | 551
                    550 no                                                             |
                    """)
    void marksTheWordsThatDecided(String written, String expected) {
        String reply = written.replace("\\n", "\n");
        assertThat(explain(reply).deciding().map(place -> reply.substring(place.start(), place.end())))
                .as(explain(reply).toString())
                .isEqualTo(Optional.ofNullable(expected).map(text -> text.replace("\\n", "\n")));
    }

    @Test
    void saysWhatLostAndWhereItIsFrom() {
        Explanation explanation = explain("550 5.1.1 <jo@example.com> 203.0.113.9 is listed in zen.spamhaus.org");

        assertThat(explanation.verdict())
                .isEqualTo(CLASSIFIER.classify(
                        Replies.of("550 5.1.1 <jo@example.com> 203.0.113.9 is listed in zen.spamhaus.org")));
        assertThat(explanation.verdict().cause()).isEqualTo(Cause.BLOCKLISTED);
        assertThat(explanation.because()).isNotBlank();
        assertThat(explanation.lost()).contains(new Considered("iana/5.1.1", Cause.INVALID_RECIPIENT));
        assertThat(explanation.lost())
                .extracting(Considered::rule)
                .doesNotContain(explanation.verdict().rule());
        assertThat(explanation.details().blocklist())
                .hasValueSatisfying(list -> assertThat(list.name()).isEqualTo("Spamhaus ZEN"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    421 4.7.26 unauthenticated mail | TIME_LEFT
                    550 5.7.26 unauthenticated mail | OUT_OF_TIME
                    450 4.7.25 no PTR record        | TIME_LEFT
                    550 5.1.1 user unknown          | NONE
                    452 4.2.2 mailbox full          | NONE
                    """)
    void onlyWhatADeferralAnnouncesIsUrgent(String reply, Urgency urgency) {
        assertThat(explain(reply).urgency()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    550 5.1.1 no           | iana
                    550 5.1.77 no          | iana
                    551 no                 | reply
                    421 no                 | reply
                    """)
    void aRowOfATableHasASourceToo(String reply, String table) {
        assertThat(explain(reply).verdict().rule()).startsWith(table);
        assertThat(explain(reply).because()).isNotBlank();
    }

    @Test
    void aTagThatDecidedIsTheTag() {
        assertThat(explain("550 5.1.1 <jo@example.com> too many. IB607")
                        .details()
                        .tag())
                .contains("IB607");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseSaysWhoMustActAndWhatNotToDo(Cause cause) {
        Advice advice = CLASSIFIER.advice(cause);
        assertThat(advice.notToDo()).startsWith("Do not").endsWith(".");
        assertThat(advice.tool().stream()).allMatch(page -> page.startsWith("https://"));
        assertThat(advice.who().word()).isNotBlank();
    }

    @Test
    void hostileRepliesAreExplainedToo() {
        for (String seed : new String[] {"\n550 5.1.1 ", "550-", "said: 550 ", " ", "user unknown "}) {
            assertThat(explain("550 5.1.1 " + seed.repeat(500_000 / seed.length()))
                            .lost())
                    .hasSizeLessThanOrEqualTo(Explanation.MOST_LOST);
        }
    }
}
