package bounceledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldTest {

    /// A text and how it stands in the file; `~` is a double quote, and `\t`, `\r`, `\n`, `\0` are the characters.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jo@example.org                | ~jo@example.org~
            ``                            | ~~
            a,b;c                         | ~a,b;c~
            say ~no~                      | ~say ~~no~~~
            two\\r\\nlines                | ~two\\r\\nlines~
            user=host@example.org         | ~user=host@example.org~
            o'hara@example.org            | ~o'hara@example.org~
            'quoted'@example.org          | ~'quoted'@example.org~
            =1+1                          | ~'=1+1~
            +jo@example.org               | ~'+jo@example.org~
            -jo@example.org               | ~'-jo@example.org~
            @jo                           | ~'@jo~
            \\t=1+1                       | ~'\\t=1+1~
            \\r=1+1                       | ~'\\r=1+1~
            \\n                           | ~'\\n~
            \\0=1                         | ~'\\0=1~
            ` =1+1`                       | ~' =1+1~
            ＝1+1                         | ~'＝1+1~
            ＠jo                          | ~'＠jo~
            `=cmd|' /C calc'!A0`          | `~'=cmd|' /C calc'!A0~`
            '=1+1                         | ~''=1+1~
            """)
    void isQuotedAndTame(String text, String written) {
        assertThat(CsvField.of(characters(text))).isEqualTo(characters(written));
    }

    /// As CSV a field that came through is the text again, less one apostrophe where the rule says so.
    @ParameterizedTest
    @ValueSource(
            strings = {"", "jo@example.org", "=1", "'=1", "''=1", "'a", "'", "\"", "'\"=", "-", " +", "a\r\nb", "\t"})
    void canBeReadBack(String text) {
        String field = CsvField.of(text);
        String read = field.substring(1, field.length() - 1).replace("\"\"", "\"");

        assertThat(read.matches("(?s)'+\\s*[=+\\-@\\t\\r\\n].*") ? read.substring(1) : read)
                .isEqualTo(text);
    }

    private static String characters(String text) {
        return text.replace("~", "\"")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\0", "\0");
    }
}
