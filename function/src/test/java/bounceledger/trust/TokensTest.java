package bounceledger.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.Ground;
import bounceledger.smtp.MailAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final TokenKeys KEYS =
            TokenKeys.parse("aa:0123456789abcdef0123456789abcdef, ab:another-key-of-at-least-32-letters");
    private static final TokenKeys STRANGER = TokenKeys.parse("aa:a-key-that-a-stranger-has-thought-of");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    /// What the Python and the Java in docs/authenticity.md print.
    @Test
    void isAsTheRecipeSays() {
        assertThat(token("aa", TODAY, "Jo@Example.org")).isEqualTo(token("aa", TODAY, "jo@example.org"));
        assertThat(token("aa", TODAY, "jo@example.org")).isEqualTo("bl-aaaujjurxdtiwzrel2ah7wqm7e");
    }

    /// Written day is the days before TODAY, to whom it was made, how the address goes on, about whom the report is.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | jo@example.org  | @b.example.com                | jo@example.org    | token
            30   | jo@example.org  | @b.example.com                | jo@example.org    | token
            -1   | jo@example.org  | @b.example.com                | jo@example.org    | token
            31   | jo@example.org  | @b.example.com                | jo@example.org    | token-out-of-date
            -2   | jo@example.org  | @b.example.com                | jo@example.org    | token-out-of-date
            0    | JO@Example.ORG  | @b.example.com                | jo@example.org    | token
            0    | jo+x@example.org | @b.example.com               | jo@example.org    | token-of-another
            0    | jo@example.org  | @b.example.com                | kim@example.org   | token-of-another
            0    | jo@example.org  | +jo=example.org@b.example.com | jo@example.org    | token
            0    | jo@example.org  | +jo=example.org@b.example.com | kim@example.org   | token-of-another
            0    | jo@example.org  | +kim=example.org@b.example.com | kim@example.org  | false-token
            """)
    void bindsARecipientAndADay(int daysAgo, String madeFor, String rest, String about, String ground) {
        String to = token("aa", TODAY.minusDays(daysAgo), madeFor) + rest;

        assertThat(judged("To: " + to, about)).isEqualTo(ground);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            To: %s@b.example.com
            To: <%S@B.EXAMPLE.COM>
            To: "Bounces" <news+%s@b.example.com>
            Delivered-To: %s@b.example.com
            X-Original-To: %s@b.example.com
            Received: from a by b for %s@b.example.com; Fri
            """)
    void standsWhereverTheMailWasSentTo(String field) {
        assertThat(judged(field.formatted(token("ab", TODAY, "jo@example.org")), "jo@example.org"))
                .isEqualTo("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x%s@b.example.com", "%sx@b.example.com", "%s7@b.example.com"})
    void aTokenInAWordIsNone(String to) {
        assertThat(judged("To: " + to.formatted(token("aa", TODAY, "jo@example.org")), "jo@example.org"))
                .isEqualTo("form-alone");
    }

    @Test
    void whatAStrangerMakesIsNone() {
        String forged = STRANGER.token("aa", TODAY, address("jo@example.org"))
                .orElseThrow()
                .toString();

        assertThat(judged("To: " + forged + "@b.example.com", "jo@example.org")).isEqualTo("token-of-another");
        assertThat(judged("To: " + forged + "+jo=example.org@b.example.com", "jo@example.org"))
                .isEqualTo("false-token");
        assertThat(judged("To: " + forged.replace("-aa", "-zz") + "@b.example.com", "jo@example.org"))
                .isEqualTo("token-of-unknown-key");
    }

    @Test
    void leavesRoomForTheRecipient() {
        assertThat(token("aa", TODAY, "jo@example.org")).hasSize(29).matches("[a-z0-9-]+");
    }

    /// What is told about a wrong key must not tell the key.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef",
                "a:0123456789abcdef0123456789abcdef",
                "a1:0123456789abcdef0123456789abcdef",
                "aa:0123456789abcdef",
                "aa:0123456789abcdef0123456789abcdef aa:0123456789abcdef0123456789abcdef"
            })
    void refusesKeysWithoutTellingThem(String text) {
        assertThatThrownBy(() -> TokenKeys.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("0123");
        assertThat(KEYS.toString()).doesNotContain("0123");
    }

    private static String token(String key, LocalDate day, String recipient) {
        return KEYS.token(key, day, address(recipient)).orElseThrow().toString();
    }

    private static String judged(String field, String about) {
        byte[] mail = (field + "\r\nSubject: x\r\n\r\nx").getBytes(StandardCharsets.ISO_8859_1);
        Tokens tokens = Tokens.in(MailReader.read(new RawMail("x", mail, false)), KEYS, TODAY, 30);
        return tokens.about(address(about))
                .map(Ground::word)
                .findFirst()
                .orElse("form-alone")
                .toLowerCase(Locale.ROOT);
    }

    private static MailAddress address(String text) {
        return MailAddress.parse(text).orElseThrow();
    }
}
