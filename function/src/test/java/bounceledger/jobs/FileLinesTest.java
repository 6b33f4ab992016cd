package bounceledger.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileLinesTest {

    private static final Optional<Character> COMMA = Optional.of(',');

    /// The file | its records, as `number:text` or `number!problem`. `~` is LF, `^` is CR.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            a~b~              | 1:a / 2:b
            a~b               | 1:a / 2:b
            a^~b^~            | 1:a / 2:b
            ~a~~b~            | 1: / 2:a / 3: / 4:b
            a,"x~y"~b         | 1:a,"x~y" / 3:b
            a,"x~y"           | 1:a,"x~y"
            "a""~b",c~d       | 1:"a""~b",c / 3:d
            "",""~b           | 1:"","" / 2:b
            6" disk,a~b       | 1:6" disk,a / 2:b
            a""b~c            | 1:a""b / 2:c
            a,"open~b~c       | 1!a quote is opened and not closed / 2:b / 3:c
            a~b,"open         | 1:a / 2!a quote is opened and not closed
            """)
    void cuts(String file, String records) {
        byte[] bytes = file.replace('~', '\n').replace('^', '\r').getBytes(StandardCharsets.UTF_8);

        assertThat(told(bytes, COMMA, bytes.length)).isEqualTo(records.replace('~', '\n'));
    }

    /// However the file comes in pieces.
    @ParameterizedTest
    @ValueSource(ints = {70_000, 90_000, 131_072, 1_000_000})
    void aChunkMoreOrLessChangesNothing(int chunk) {
        String file = Stream.of(
                        "a,\"x\ny\"\n",
                        "long" + "g".repeat(150_000) + "\n",
                        "b\n",
                        "c,\"open\n",
                        "filler\n".repeat(12_000),
                        "q,\"" + "z\n".repeat(20_000) + "\"\n",
                        "d")
                .reduce("", String::concat);
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);

        assertThat(told(bytes, COMMA, chunk)).isEqualTo(told(bytes, COMMA, bytes.length));
        assertThat(told(bytes, COMMA, chunk))
                .startsWith("1:a,\"x\ny\" / 3!longer than 64 KB / 4:b / 5!a quote is opened and not closed / 6:filler")
                .contains(" / 12006:q,\"")
                .endsWith(" / 32007:d");
    }

    @Test
    void quotesMeanNothingInNdjson() {
        byte[] bytes = "\"a\n\"b\n".getBytes(StandardCharsets.UTF_8);

        assertThat(told(bytes, Optional.empty(), bytes.length)).isEqualTo("1:\"a / 2:\"b");
    }

    @Test
    void whatIsNotUtf8CostsItsLineAlone() {
        byte[] bytes = "a\n\u00ff\nb".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(told(bytes, COMMA, bytes.length)).isEqualTo("1:a / 2!not UTF-8 / 3:b");
    }

    private static String told(byte[] bytes, Optional<Character> delimiter, int chunk) {
        List<String> told = new ArrayList<>();
        Place place = new Place(0, 1, false);
        boolean ended = false;
        while (!ended) {
            int from = (int) place.offset();
            int to = Math.min(bytes.length, from + chunk);
            FileLines lines = new FileLines(Arrays.copyOfRange(bytes, from, to), to == bytes.length, place, delimiter);
            for (Optional<FileLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                FileLine one = line.get();
                told.add(one.number() + one.problem().map("!"::concat).orElse(":" + one.text()));
            }
            place = Place.parse(lines.place().toString()).orElseThrow();
            ended = lines.atEnd();
        }
        return String.join(" / ", told);
    }
}
