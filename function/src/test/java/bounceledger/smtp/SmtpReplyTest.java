package bounceledger.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {

    /// Reply | code | status | text. `/` is a line break.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            550 no such user                                   | 550 |        | no such user
            smtp; 550 5.1.1 no such user                       | 550 | 5.1.1  | no such user
            SMTP;550 5.1.1 no such user                        | 550 | 5.1.1  | no such user
            X-Postfix; unknown user: "jo"                      |     |        | unknown user: "jo"
            lmtp; 550 5.1.1 no such user                       | 550 | 5.1.1  | no such user
            550                                                | 550 |        | ``
            550-5.1.1 no such user/550 5.1.1 here              | 550 | 5.1.1  | no such user here
            550-5.1.1 no such user/550-5.1.1/550 5.1.1 here    | 550 | 5.1.1  | no such user here
            550-5.7.1 too much 550-5.7.1 from you 550 5.7.1 x  | 550 | 5.7.1  | too much from you x
            550-no such user/550-ask/550 her                   | 550 |        | no such user ask her
            550 #5.1.0 address rejected jo@example.org         | 550 | 5.1.0  | address rejected jo@example.org
            550 sorry, no mailbox here (#5.1.1)                | 550 | 5.1.1  | sorry, no mailbox here (#5.1.1)
            452-4.2.2 The mailbox is full./452 4.2.2 - abc12   | 452 | 4.2.2  | The mailbox is full. - abc12
            552 5.2.2 full, was 5.1.1                          | 552 | 5.2.2  | full, was 5.1.1
            550: 5.1.1: no such user                           | 550 | 5.1.1  | no such user
            #550 5.1.1 no such user ##                         | 550 | 5.1.1  | no such user ##
            smtp;#550 5.1.1 no such user ##                    | 550 | 5.1.1  | no such user ##
            esmtp; 550 5.1.1 no such user                      | 550 | 5.1.1  | no such user
            X-Notes; no such user                              |     |        | no such user
            local; 550 no such user                            | 550 |        | no such user
            unix; 511 no such program                          |     |        | 511 no such program
            5.1.1 no such user                                 |     | 5.1.1  | no such user
            (#5.1.1) no such user                              |     | 5.1.1  | no such user
            no such user                                       |     |        | no such user
            the mailbox has 550 messages                       |     |        | the mailbox has 550 messages
            250 ok                                             | 250 |        | ok
            550  5.1.1   no/    such   user                    | 550 | 5.1.1  | no such user
            550 blocked, client 5.1.1.20                       | 550 |        | blocked, client 5.1.1.20
            ``                                                 |     |        | ``
            """)
    void isUnfolded(String reply, String code, String status, String text) {
        SmtpReply read = SmtpReply.parse(reply.replace("/", "\r\n"));

        assertThat(read.code().map(Object::toString).orElse(null)).isEqualTo(code);
        assertThat(read.status().map(Object::toString).orElse(null)).isEqualTo(status);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.wrapper()).isEmpty();
    }

    /// Reply | the innermost reply's code, status and text | the text around it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host mx.example.org[192.0.2.1] said: 550 5.1.1 <jo@example.org> unknown (in reply to RCPT TO command) \
            | 550 | 5.1.1 | <jo@example.org> unknown (in reply to RCPT TO command) | host mx.example.org[192.0.2.1]
            192.0.2.1 does not like recipient./Remote host said: 553 sorry, no mailbox (#5.1.1)/Giving up. \
            | 553 | 5.1.1 | sorry, no mailbox (#5.1.1) Giving up. | 192.0.2.1 does not like recipient.
            550 5.0.350 Remote server returned an error -> 550 5.1.10 unknown \
            | 550 | 5.1.10 | unknown | Remote server returned an error
            550 5.4.300 Message expired -> 421 4.4.2 busy \
            | 421 | 4.4.2 | busy | Message expired
            5.1.0 - Unknown address error 550-'5.1.1 no such user' (delivery attempts: 0) \
            | 550 | 5.1.1 | no such user (delivery attempts: 0) | Unknown address error
            It was turned away. The error that the other server returned was: 550 5.1.1 unknown \
            | 550 | 5.1.1 | unknown | It was turned away. The error that the other server returned
            host a.example said: 451 4.3.0 host b.example said: 550 5.1.1 unknown \
            | 550 | 5.1.1 | unknown | host b.example
            """)
    void isUnwrapped(String reply, String code, String status, String text, String around) {
        SmtpReply read = SmtpReply.parse(reply.replace("/", "\n"));

        assertThat(read.code().map(Object::toString).orElse(null)).isEqualTo(code);
        assertThat(read.status().map(Object::toString).orElse(null)).isEqualTo(status);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.wrapper()).map(SmtpReply::text).hasValue(around);
    }

    @Test
    void keepsEveryWrapper() {
        SmtpReply read = SmtpReply.parse("451 4.3.0 a said: 451 4.7.1 b said: 550 5.1.1 unknown");

        assertThat(read.wrapper().flatMap(SmtpReply::code)).hasValue(new ReplyCode(451));
        assertThat(read.wrapper().flatMap(SmtpReply::wrapper).flatMap(SmtpReply::status))
                .isEqualTo(EnhancedStatus.firstIn("4.3.0"));
    }

    /// Quoting marks alone are no words around a reply.
    @Test
    void aReplyThatIsOnlyQuotedHasNoWrapper() {
        assertThat(SmtpReply.parse("550-'5.1.1 no such user'"))
                .isEqualTo(new SmtpReply(
                        Optional.of(new ReplyCode(550)),
                        EnhancedStatus.firstIn("5.1.1"),
                        "no such user",
                        Optional.empty()));
    }

    @Test
    void isCutAfterItsBeginning() {
        SmtpReply read = SmtpReply.parse("550 5.1.1 " + "no such user ".repeat(1_000_000));

        assertThat(read.code()).hasValue(new ReplyCode(550));
        assertThat(read.text()).hasSizeLessThanOrEqualTo(SmtpReply.MAX_LENGTH).startsWith("no such user no such");
    }

    /// A report may bring many, and every one of these is as long as is read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " ",
                "\r",
                "550-",
                "550 ",
                "\n550",
                "5.1.1 ",
                "said: 550 ",
                "-> 550 ",
                "->",
                "550-'",
                "' (",
                "'(",
                "smtp;",
                "x-",
                "remote host said: ",
                "4",
                "'",
                "said:\n",
                "host said: 550-'",
                "\n550 5.1.1",
                "( "
            })
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileRepliesAreReadAtOnce(String piece) {
        String much = piece.repeat(SmtpReply.MAX_LENGTH / piece.length());
        for (int recipient = 0; recipient < 6; recipient++) {
            assertThat(SmtpReply.parse("550 " + much + "x").text()).hasSizeLessThanOrEqualTo(SmtpReply.MAX_LENGTH);
            assertThat(SmtpReply.parse("550-'" + much + "x\n").text()).hasSizeLessThanOrEqualTo(SmtpReply.MAX_LENGTH);
            assertThat(SmtpReply.parse(much + "x").text()).hasSizeLessThanOrEqualTo(SmtpReply.MAX_LENGTH);
        }
    }
}
