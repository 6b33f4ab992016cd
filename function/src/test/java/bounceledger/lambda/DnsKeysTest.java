package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.trust.SigningKeys.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server of our own, which answers every question as it is told.
class DnsKeysTest {

    private static final String NAME = "s1._domainkey.mail.example.com";
    private static final int NO_SUCH_NAME = 3;
    private static final int SERVER_FAILED = 2;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger code = new AtomicInteger();
    private volatile List<byte[]> records = List.of();
    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private DatagramSocket socket;
    private DnsKeys keys;

    @BeforeEach
    void serve() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        keys = new DnsKeys("dns://127.0.0.1:" + socket.getLocalPort(), () -> now);
        Thread.ofVirtual().start(this::answerAll);
    }

    @AfterEach
    void close() {
        socket.close();
    }

    /// A long key is several strings, and SES's own come by an alias.
    @Test
    void joinsStringsAndFollowsAliases() {
        records = List.of(alias(), text("v=DKIM1; k=rsa; ", "p=AAAA", "BBBB"));

        assertThat(keys.find(NAME)).isEqualTo(new Answer.Found("v=DKIM1; k=rsa; p=AAAABBBB"));
    }

    @Test
    void readsAShortKey() {
        records = List.of(text("v=DKIM1; p=AAAA"));

        assertThat(keys.find(NAME)).isEqualTo(new Answer.Found("v=DKIM1; p=AAAA"));
    }

    @Test
    void ofSeveralNoneIsTheKey() {
        records = List.of(text("v=DKIM1; p=AAAA"), text("v=DKIM1; p=BBBB"));

        assertThat(keys.find(NAME)).isEqualTo(new Answer.Nothing());
    }

    @Test
    void tellsNothingFromSilence() {
        code.set(NO_SUCH_NAME);
        assertThat(keys.find("none." + NAME)).isEqualTo(new Answer.Nothing());
        code.set(SERVER_FAILED);
        assertThat(keys.find(NAME)).isEqualTo(new Answer.Silence());
        code.set(0);
        assertThat(keys.find(NAME)).isEqualTo(new Answer.Silence());
        now = now.plus(Duration.ofSeconds(30));
        assertThat(keys.find(NAME)).isEqualTo(new Answer.Nothing());
    }

    @Test
    void asksAgainAfterAQuarterOfAnHour() {
        records = List.of(text("v=DKIM1; p=AAAA"));
        keys.find(NAME);
        int first = asked.get();
        keys.find(NAME);
        int second = asked.get();
        now = now.plus(Duration.ofMinutes(15));
        keys.find(NAME);

        assertThat(second).isEqualTo(first);
        assertThat(asked.get()).isGreaterThan(second);
    }

    private void answerAll() {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        try {
            while (true) {
                socket.receive(question);
                asked.incrementAndGet();
                byte[] answer = answer(Arrays.copyOf(question.getData(), question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /// RFC 1035 section 4: the question again, and the records after it.
    private byte[] answer(byte[] question) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(Arrays.copyOf(question, 2));
        answer.write(new byte[] {(byte) 0x81, (byte) (0x80 | code.get()), 0, 1, 0});
        answer.write(code.get() == 0 ? records.size() : 0);
        answer.write(new byte[4]);
        answer.write(question, 12, endOfQuestion(question) - 12);
        if (code.get() == 0) {
            for (byte[] one : records) {
                answer.write(one);
            }
        }
        return answer.toByteArray();
    }

    private static int endOfQuestion(byte[] question) {
        int at = 12;
        while (question[at] != 0) {
            at += question[at] + 1;
        }
        return at + 5;
    }

    private static byte[] text(String... strings) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String string : strings) {
            data.write(string.length());
            data.writeBytes(string.getBytes(StandardCharsets.US_ASCII));
        }
        return record(16, data.toByteArray());
    }

    private static byte[] alias() {
        return record(5, HexFormat.of().parseHex("046b657973076578616d706c6500"));
    }

    /// Of the name that was asked for.
    private static byte[] record(int type, byte[] data) {
        return ByteBuffer.allocate(12 + data.length)
                .putShort((short) 0xc00c)
                .putShort((short) type)
                .putShort((short) 1)
                .putInt(60)
                .putShort((short) data.length)
                .put(data)
                .array();
    }
}
