package bounceledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Your mail to jo@example.org. It failed        | jo@example.org
            <jo@example.org>: host mx.example.org said    | jo@example.org
            "jo@example.org":                             | jo@example.org
            mailto:jo@example.org                         | jo@example.org
            <mailto:jo@example.org>                       | jo@example.org
            <"jo smith"@example.org> is unknown           | "jo smith"@example.org
            jo+news=x@example.org, ann@example.org        | jo+news=x@example.org ann@example.org
            宛先jo@example.orgは見つかりません                | jo@example.org
            <ゆうこ@例え.example>                            | ゆうこ@例え.example
            jörg@bücher.example hat keinen Platz          | jörg@bücher.example
            <jo@localhost>                                | jo@localhost
            cost 3 @ 4 each, jo@localhost                 |
            http://example.org/?user=jo@example.com       |
            Message-ID <>                                 |
            @example.org                                  |
            '--jo@example.org--'                          | jo@example.org
            """)
    void findsAddresses(String line, String expected) {
        assertThat(Mention.in(line).stream().map(Mention::address).collect(Collectors.joining(" ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            to <jo@example.org>: no     | <jo@example.org>
            to "jo@example.org": no     | "jo@example.org"
            to jo@example.org: no       | jo@example.org
            """)
    void knowsWhereBracketsEnd(String line, String expected) {
        Mention mention = Mention.in(line).getFirst();

        assertThat(line.substring(mention.start(), mention.end())).isEqualTo(expected);
    }
}
