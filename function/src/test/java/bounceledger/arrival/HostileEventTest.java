package bounceledger.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes, the reader answers with at least one arrival.
@Timeout(20)
class HostileEventTest {

    private static final ArrivalReader READER = new ArrivalReader();

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void isReadAsNothing(String event) {
        Arrivals arrivals = READER.read(event.getBytes(StandardCharsets.UTF_8));
        assertThat(arrivals.all()).isNotEmpty().allMatch(arrival -> arrival instanceof Arrival.Unreadable);
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"a\":".repeat(10_000),
                "{\"Type\":\"Notification\",\"Message\":".repeat(10_000),
                selfNesting(20),
                "[" + selfNesting(12) + "]",
                "{\"Message\":\"" + "x".repeat(5_000_000) + "\",\"Type\":\"Notification\"}",
                "{\"eventType\":\"Bounce\",\"eventType\":\"Send\"}",
                "\"\\ud800\\udc00\\ud800\"",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"\\ud800\"}]}",
                "{\"Records\":" + "[".repeat(31) + "]".repeat(31) + "}",
                "{\"x\":" + "9".repeat(100_000) + "}",
                "\uFEFF".repeat(1_000),
                "\u0000".repeat(1_000));
    }

    /// A string that holds a string that holds a string; each level doubles the escapes.
    private static String selfNesting(int levels) {
        String json = "\"deep\"";
        for (int level = 0; level < levels && json.length() < Json.MAX_BYTES / 2; level++) {
            json = new Json.Text(json).write();
        }
        return json;
    }

    @Test
    void surrogatesAndOtherOddTextPassThrough() {
        String event = "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"\\ud800 \\u0000\"},"
                + "\"bounce\":{\"timestamp\":\"\\ud800\",\"bouncedRecipients\":[{\"emailAddress\":\"\\udfff@x\"}]}}";
        assertThat(READER.read(event.getBytes(StandardCharsets.UTF_8)).all())
                .singleElement()
                .isInstanceOf(Arrival.SesNotification.class);
    }

    @Test
    void randomBytesAreReadAsSomething() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(READER.read(bytes).all()).isNotEmpty();
        }
    }

    /// Real events with one value put in the place of another, or cut, or with a byte changed.
    @Test
    void damagedEventsAreReadAsSomething() throws IOException {
        Random random = new Random(7);
        for (String name : EventFolderTest.events()) {
            byte[] event = Files.readAllBytes(EventFolderTest.FOLDER.resolve(name + ".json"));
            for (int round = 0; round < 20; round++) {
                byte[] damaged = event.clone();
                IntStream.range(0, 1 + random.nextInt(3))
                        .forEach(change -> damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128));
                assertThat(READER.read(damaged).all()).as(name).isNotEmpty();
            }
            for (String value : new String[] {"null", "7", "[]", "{}", "\"\"", "[null]", "\"\\ud800\""}) {
                String text = new String(event, StandardCharsets.UTF_8);
                String changed =
                        text.replaceAll(": (\"[^\"\\\\]*\"|\\d+|true|false)", ": " + value.replace("\\", "\\\\"));
                assertThat(READER.read(changed.getBytes(StandardCharsets.UTF_8)).all())
                        .as(name)
                        .isNotEmpty();
            }
        }
    }
}
