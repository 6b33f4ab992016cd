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
        for (int text = 0; text < 4 * 4 * 4 * 4 * 4 * 4; text++) {
            StringBuilder written = new StringBuilder();
            for (int rest = text; rest > 0; rest /= 4) {
                written.append("a\n\r\u00e4".charAt(rest % 4));
            }
            byte[] bytes = written.toString().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(lines(new MailStreams(), bytes)).isEqualTo(lines(new MailStreamProvider(), bytes));
        }
    }

    @Test
    void aLineMayBeLong() throws IOException {
        Random random = new Random(1);
        byte[] bytes = new byte[100_000];
        random.nextBytes(bytes);

        assertThat(lines(new MailStreams(), bytes)).isEqualTo(lines(new MailStreamProvider(), bytes));
    }

    @SuppressWarnings("NullAway") // null is how Jakarta Mail says that nothing is left
    private static List<String> lines(MailStreamProvider provider, byte[] bytes) throws IOException {
        MailBytes in = new MailBytes(bytes);
        LineInputStream lines = provider.inputLineStream(in, false);
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line + " | " + in.available());
        }
        return read;
    }
}
