package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @CsvSource({"0, ''", "15, ''", "7, 2026-11-20T12:00:00.000Z#A#aB3-_x", "0, 42"})
    void isReadBackAsItWasWritten(int shard, String after) {
        Cursor cursor = new Cursor(shard, after);

        assertThat(Cursor.parse(cursor.toString())).hasValue(cursor);
        assertThat(cursor.toString()).matches("[0-9A-Za-z_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:16:",
                "1:-1:",
                "2:0:",
                "1:0",
                "1::",
                "0",
                "",
                "1:0:a b",
                "1:0:a\n",
                "1:0:\u00fc",
                "1:007:",
                "1:0:'"
            })
    void nothingElseIsACursor(String made) {
        String text = Base64.getUrlEncoder().encodeToString(made.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Cursor.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "ü", "MTow=", "%20", "\u0000"})
    void noBase64NoCursor(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
        assertThat(Cursor.parse("A".repeat(1_000_000))).isEmpty();
    }

    @Test
    void thereAreSixteenShards() {
        assertThatThrownBy(() -> new Cursor(16, "")).hasMessage("no such shard: 16");
        assertThatThrownBy(() -> new Cursor(-1, "")).hasMessage("no such shard: -1");
    }
}
