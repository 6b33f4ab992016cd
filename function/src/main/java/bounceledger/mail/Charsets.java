package bounceledger.mail;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Bytes to text, by the charset that the label names or, when it lies, by the one that the bytes are in.
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final byte ESCAPE = 0x1b;

    private Charsets() {}

    /// Never fails; lines end in `\n`, without a byte order mark and NUL
    static String decode(byte[] bytes, String label) {
        Charset named = named(label).orElse(StandardCharsets.US_ASCII);
        String text = isSupersetOfAscii(named) ? guess(bytes, named) : new String(bytes, named);
        return normalised(text);
    }

    /// These three are written on mails of every charset.
    private static boolean isSupersetOfAscii(Charset named) {
        return named.equals(StandardCharsets.US_ASCII)
                || named.equals(StandardCharsets.UTF_8)
                || named.equals(StandardCharsets.ISO_8859_1);
    }

    private static String guess(byte[] bytes, Charset named) {
        if (isIso2022(bytes)) {
            return new String(bytes, Charset.forName("ISO-2022-JP"));
        }
        return utf8(bytes)
                .orElseGet(() -> new String(bytes, named.equals(StandardCharsets.ISO_8859_1) ? named : WESTERN));
    }

    private static boolean isIso2022(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == ESCAPE && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    /// A character that the limit cut in two at the end is no error.
    private static Optional<String> utf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        return decoder.decode(ByteBuffer.wrap(bytes), out, false).isError()
                ? Optional.empty()
                : Optional.of(out.flip().toString());
    }

    private static Optional<Charset> named(String label) {
        try {
            return label.isBlank()
                    ? Optional.empty()
                    : Optional.of(Charset.forName(MimeUtility.javaCharset(label.strip())));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String normalised(String text) {
        String lines =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        String bare = lines.indexOf('\0') < 0 ? lines : lines.replace("\0", "");
        return bare.startsWith("\ufeff") ? bare.substring(1) : bare;
    }
}
