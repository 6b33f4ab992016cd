package bounceledger.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.util.LineInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.junit.jupiter.api.Test;

class MailStreamsTest {

    /// Every short text of letters and line ends, and what is left to be read after each line.
    @Test
    void linesEndWhereTheyEndForJakartaMail() throws IOException {
        for (byte[] bytes : texts("a\n\r ä-")) {
            assertThat(folded(bytes)).isEqualTo(joined(jakarta(bytes)));
        }
    }

    @Test
    void aLineMayBeLong() throws IOException {
        Random random = new Random(1);
        byte[] bytes = new byte[100_000];
        random.nextBytes(bytes);

        assertThat(folded(bytes)).isEqualTo(joined(jakarta(bytes)));
    }

    @Test
    void ofLinesThatAreNoBoundaryOnlyThePlaceIsTold() throws IOException {
        for (byte[] bytes : texts("a\n\r -")) {
            assertThat(lines(new MailStreams(), new MailBytes(bytes).forBoundaries()))
                    .isEqualTo(jakarta(bytes).stream()
                            .map(line ->
                                    line.text.isEmpty() || line.text.startsWith("-") ? line : new Line(" ", line.left))
                            .toList());
        }
    }

    /// @param left how many bytes follow it
    private record Line(String text, int left) {}

    private static List<byte[]> texts(String letters) {
        List<byte[]> texts = new ArrayList<>();
        int base = letters.length();
        for (int text = 0; text < base * base * base * base * base * base; text++) {
            StringBuilder written = new StringBuilder();
            for (int rest = text; rest > 0; rest /= base) {
                written.append(letters.charAt(rest % base));
            }
            texts.add(written.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    private static List<Line> folded(byte[] bytes) throws IOException {
        return lines(new MailStreams(), new MailBytes(bytes)).stream()
                .map(line -> new Line(line.text.replaceAll("\r\r\n|\r\n|\r", "\n"), line.left))
                .toList();
    }

    private static List<Line> jakarta(byte[] bytes) throws IOException {
        return lines(new MailStreamProvider(), new MailBytes(bytes));
    }

    /// Indented lines go on with the one before, if there is one.
    private static List<Line> joined(List<Line> lines) {
        List<Line> joined = new ArrayList<>();
        for (Line line : lines) {
            boolean goesOn = line.text.startsWith(" ") || line.text.startsWith("\t");
            if (goesOn && !joined.isEmpty() && !joined.getLast().text.isEmpty()) {
                joined.add(new Line(joined.removeLast().text + "\n" + line.text, line.left));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    @SuppressWarnings("NullAway") // null is how Jakarta Mail says that nothing is left
    private static List<Line> lines(MailStreamProvider provider, MailBytes in) throws IOException {
        LineInputStream lines = provider.inputLineStream(in, false);
        List<Line> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(new Line(line, in.available()));
        }
        return read;
    }
}
