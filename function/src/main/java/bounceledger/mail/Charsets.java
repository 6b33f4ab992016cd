package bounceledger.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Bytes to text, by the charset that the label names or, when it lies, by the one that the bytes are in.
final class Charsets {

    private static final byte ESCAPE = 0x1b;

    private Charsets() {}

    /// Never fails; lines end in `\n`, without a byte order mark and NUL
    static String decode(byte[] bytes, String label) {
        Optional<Charset> named = CharsetNames.find(label);
        if (named.filter(Charsets::isWide).isPresent()) {
            return normalised(text(bytes, named));
        }
        return normalised(
                isPlain(bytes) ? new String(bytes, StandardCharsets.ISO_8859_1) : text(lineFeeds(bytes), named));
    }

    /// Line ends as single bytes, before anything is decoded: half of a letter before one takes some of it along, and
    /// not the same of CR LF as of LF.
    private static byte[] lineFeeds(byte[] bytes) {
        byte[] lines = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r') {
                lines[length++] = bytes[i];
            } else if (i + 1 == bytes.length || bytes[i + 1] != '\n') {
                lines[length++] = '\n';
            }
        }
        return length == bytes.length ? lines : Arrays.copyOf(lines, length);
    }

    /// No label, ASCII, UTF-8 and Latin-1 are written on mails of every charset, so there the bytes decide; under
    /// any other label they only have a say when they cannot be what it says.
    private static String text(byte[] bytes, Optional<Charset> named) {
        Optional<Charset> shifted = CharsetGuess.shifted(bytes);
        if (shifted.isPresent()) {
            return lineByLine(bytes, shifted.get());
        }
        Optional<Charset> believed =
                named.filter(charset -> !charset.equals(StandardCharsets.UTF_8) && !isLatin(charset));
        return believed.flatMap(charset -> strictly(bytes, charset))
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .or(() -> believed.map(charset -> new String(bytes, charset)))
                .orElseGet(() -> new String(bytes, CharsetGuess.of(bytes)));
    }

    /// Each line starts in ASCII (RFC 1468), so one that lost its way back spoils no other. In Korean (RFC 1557) the
    /// first line speaks for all.
    private static String lineByLine(byte[] bytes, Charset charset) {
        if (charset.name().equals("ISO-2022-KR")) {
            return new String(bytes, charset);
        }
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                text.append(new String(bytes, start, i - start, charset)).append('\n');
                start = i + 1;
            }
        }
        return text.append(new String(bytes, start, bytes.length - start, charset))
                .toString();
    }

    private static boolean isLatin(Charset charset) {
        return charset.equals(StandardCharsets.ISO_8859_1) || charset.name().equals("windows-1252");
    }

    /// Charsets in which a letter of ASCII is not the byte that it is elsewhere.
    private static boolean isWide(Charset charset) {
        return !new String(new byte[] {'a', 'b'}, charset).equals("ab");
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0 || one == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    /// A character that the limit cut in two at the end is no error.
    static Optional<String> strictly(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        return decoder.decode(ByteBuffer.wrap(bytes), out, false).isError()
                ? Optional.empty()
                : Optional.of(out.flip().toString());
    }

    private static String normalised(String text) {
        String lines =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        String bare = lines.indexOf('\0') < 0 ? lines : lines.replace("\0", "");
        return bare.startsWith("\ufeff") ? bare.substring(1) : bare;
    }
}
