package bounceledger.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The same text as another system would have written it.
final class LineEnds {

    /// Charsets in which the byte of a line end is none.
    private static final Pattern OTHER_BYTES = Pattern.compile(
            "utf[-_ ]?(?:16|32)|ucs|unicode|ibm|cp[-_ ]?\\d|ebcdic|utf[-_ ]?7", Pattern.CASE_INSENSITIVE);

    private LineEnds() {}

    /// The same for a mail, unless it names a charset in which it would be another mail.
    static Optional<byte[]> swapped(byte[] bytes) {
        String mail = new String(bytes, StandardCharsets.ISO_8859_1);
        return swapped(mail)
                .filter(_ -> !OTHER_BYTES.matcher(mail).find())
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// With CRLF for LF, or the other way round; empty for a text that mixes them, or has neither.
    static Optional<String> swapped(String text) {
        String lf = text.replace("\r\n", "\n");
        String crlf = lf.replace("\n", "\r\n");
        boolean pure = lf.indexOf('\r') < 0 && !lf.equals(crlf) && (text.equals(lf) || text.equals(crlf));
        return pure ? Optional.of(text.equals(lf) ? crlf : lf) : Optional.empty();
    }
}
