package bounceledger.tools.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The body that the SDK sends when it signs an upload piece by piece, or puts its checksum at the end: lines of a
/// hexadecimal length, perhaps with a signature, each before as many bytes; length 0 ends it.
final class AwsChunks {

    private AwsChunks() {}

    /// The bytes that were meant.
    ///
    /// @throws IllegalArgumentException when the body is not so made
    static byte[] decode(byte[] body) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (true) {
            int end = endOfLine(body, at);
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            if (length == 0) {
                return decoded.toByteArray();
            }
            decoded.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    private static int endOfLine(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new IllegalArgumentException("a chunk without a length, at " + from);
    }
}
