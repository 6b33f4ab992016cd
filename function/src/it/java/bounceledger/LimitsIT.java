package bounceledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of limits says what the code holds.
class LimitsIT {

    private static final Path TABLE = Path.of("..", "docs", "limits.md");

    /// One row: what is written there, and the constant that it names.
    record Limit(String written, String constant) {}

    static List<Limit> limits() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.endsWith("` |"))
                .map(line -> line.split("\\|"))
                .map(cells ->
                        new Limit(cells[2].strip(), cells[4].replace("`", "").strip()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aRowSaysWhatItsConstantHolds(Limit limit) throws ReflectiveOperationException {
        int dot = limit.constant().lastIndexOf('.');
        Field field = Class.forName("bounceledger." + limit.constant().substring(0, dot))
                .getDeclaredField(limit.constant().substring(dot + 1));
        field.setAccessible(true);

        assertThat(field.getInt(null)).isEqualTo(number(limit.written()));
    }

    /// Where limits stand together, none is left out.
    @Test
    void theTableIsWhole() throws IOException, ClassNotFoundException {
        List<String> constants = Stream.of(Class.forName("bounceledger.mail.MailLimits"), Json.class)
                .flatMap(room -> Arrays.stream(room.getDeclaredFields())
                        .map(field -> room.getName().replaceFirst("bounceledger\\.", "") + "." + field.getName()))
                .toList();

        assertThat(limits()).extracting(Limit::constant).doesNotHaveDuplicates().containsAll(constants);
    }

    /// `1,000`, `64 KiB`, `4 MiB`.
    private static int number(String written) {
        String[] words = written.replace(",", "").split(" ", -1);
        int unit = switch (words.length == 1 ? "" : words[1]) {
            case "" -> 1;
            case "KiB" -> 1024;
            case "MiB" -> 1024 * 1024;
            default -> throw new IllegalArgumentException(written);
        };
        return Integer.parseInt(words[0]) * unit;
    }
}
