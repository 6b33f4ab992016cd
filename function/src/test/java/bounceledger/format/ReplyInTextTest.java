package bounceledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyInTextTest {

    /// `/` stands for a line end.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <jo@example.org>: host a said: 550 no/ such user//other  | host a said: 550 no such user
            jo@example.org//550 5.1.1 no such user                   | 550 5.1.1 no such user
            jo@example.org/  no such user (#5.1.1)/<a@example.org>: x | no such user (#5.1.1)
            550 5.1.1 <jo@example.org>... no such user               | 550 5.1.1 <jo@example.org>... no such user
            <JO@example.org>: loops back to itself                   | loops back to itself
            to jo@example.org failed                                 |
            <big.jo@example.org>: 550 no such user                   |
            <jo@example.org.test>: 550 no such user                  |
            >>> RCPT TO:<jo@example.org>/<<< 550-no/<<< 550 such user | 550-no/550 such user
            >>> RCPT TO:<al@example.org>/<<< 550 no such user        |
            """)
    void isWhatTheTextPairsWithTheAddress(String text, String expected) {
        assertThat(new ReplyInText(text.replace("/", "\n")).to("jo@example.org", false))
                .isEqualTo(Optional.ofNullable(expected).map(reply -> reply.replace("/", "\n")));
    }

    /// The commands of a session that name nobody are about everybody.
    @Test
    void aReportAboutOneTakesTheRefusalOfTheWholeMessage() {
        ReplyInText replies = new ReplyInText(">>> DATA\n<<< 354 go on\n>>> .\n<<< 554 5.6.0 refused\n");

        assertThat(replies.to("jo@example.org", true)).contains("554 5.6.0 refused");
        assertThat(replies.to("jo@example.org", false)).isEmpty();
    }
}
