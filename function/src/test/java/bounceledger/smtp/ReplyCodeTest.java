package bounceledger.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCodeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            550 no such user                                 | 550
            550-no such user                                 | 550
            550                                              | 550
            452, try later                                   | 452
            smtp; 550 5.1.1 unknown                          | 550
            host mx.example.org said: 550 no such user       | 550
            host mx.example.org[192.0.2.1] said: 421 busy    | 421
            <<< 554 refused                                  | 554
            mx.example.org -> 550 5.1.1 unknown              | 550
            "550 unknown"                                    | 550
            (550 unknown)                                    | 550
            SMTP error 550 unknown                           | 550
            no such user (550)                               | 550
            svarte: «550 Ukjent bruker»                      | 550
            迷惑メール（554 refused）                          | 554
            `| jo@example.org | 552 too large |`             | 552
            Fehler   550 unbekannt                           | 550
            Host mx.example.org(192.0.2.1) said 550 no user  | 550
            nobody said 5501 words                           |
            Seiten   550 von 600                             |
            please ring (450) 555-0100                       |
            failed with 554 refused                          | 554
            try again in 450 seconds                         |
            mailbox of 552 MB                                |
            559 no                                           | 559
            560 no second digit of six                       |
            199 no first digit of one                        |
            600 no                                           |
            5501 too long                                    |
            550x                                             |
            at 192.0.2.1                                     |
            """)
    void standsWhereAReplyCanBegin(String text, String expected) {
        assertThat(ReplyCode.firstIn(text).map(Object::toString).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"said\n550 no", "said\n   550 no", "said\r\n\t550 no", "one\n\n550 no"})
    void standsAtTheBeginningOfALine(String text) {
        assertThat(ReplyCode.firstIn(text)).hasValue(new ReplyCode(550));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 199, 260, 299, 600, -550, 5500})
    void hasItsRange(int value) {
        assertThatThrownBy(() -> new ReplyCode(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"250, 2", "354, 3", "421, 4", "550, 5"})
    void hasASeverity(int value, int severity) {
        assertThat(new ReplyCode(value).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n ", " ", "-> ", "->", "<<< ", ": ", "with ", "55", ">>>", "\r\n\t", "\r"})
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyBeginningsAreReadAtOnce(String beginning) {
        String much = beginning.repeat(100_000 / beginning.length());

        assertThat(ReplyCode.firstIn("x" + much)).isEmpty();
        assertThat(ReplyCode.firstIn(much + "\n550 no")).hasValue(new ReplyCode(550));
    }
}
