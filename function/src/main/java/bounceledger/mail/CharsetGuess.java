package bounceledger.mail;

import java.nio.charset.Charset;
import java.util.Optional;

/// Which charset bytes are in that are no UTF-8, and of which nobody says what they are.
///
/// Western text has lone bytes beyond ASCII among plain letters, Cyrillic and Eastern text has runs of three or
/// more. Of the latter, Cyrillic letters stand in the upper quarter, most of them small; Japanese shows by its
/// syllables, which make up a good part of it. A guess that is not clear is `windows-1252`, which reads every byte.
final class CharsetGuess {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset KOI8 = Charset.forName("KOI8-R");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final Charset EUC_JP = Charset.forName("EUC-JP");
    private static final Charset CHINESE = Charset.forName("GB18030");

    /// How much is looked at.
    private static final int MAX_BYTES = 16 * 1024;

    private CharsetGuess() {}

    /// A charset that gives itself away by its escape sequences (RFC 1468, RFC 1557, RFC 1922).
    static Optional<Charset> shifted(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1b && bytes[i + 1] == '$') {
                byte third = bytes[i + 2];
                if (third == 'B' || third == '@' || third == '(') {
                    return Optional.of(Charset.forName("x-windows-iso2022jp"));
                }
                if (third == ')' && i + 3 < bytes.length) {
                    return Optional.of(Charset.forName(bytes[i + 3] == 'C' ? "ISO-2022-KR" : "ISO-2022-CN"));
                }
            }
        }
        return Optional.empty();
    }

    static Charset of(byte[] bytes) {
        int high = 0;
        int runs = 0;
        int upper = 0;
        int end = Math.min(bytes.length, MAX_BYTES);
        for (int i = 0; i < end; i++) {
            if (bytes[i] < 0) {
                high++;
                runs += i == 0 || bytes[i - 1] >= 0 ? 1 : 0;
                upper += (bytes[i] & 0xff) >= 0xc0 ? 1 : 0;
            }
        }
        Charset other = high >= 3 * runs && high > 0 ? eastern(bytes, high, upper) : WESTERN;
        return japanese(bytes).orElse(other);
    }

    private static Optional<Charset> japanese(byte[] bytes) {
        return Charsets.strictly(bytes, EUC_JP)
                .filter(CharsetGuess::isJapanese)
                .map(text -> EUC_JP)
                .or(() -> Charsets.strictly(bytes, SHIFT_JIS)
                        .filter(CharsetGuess::isJapanese)
                        .map(text -> SHIFT_JIS));
    }

    /// Hiragana and full-width katakana; the half-width ones are single bytes, and any text has those.
    private static boolean isJapanese(String text) {
        long beyond = text.codePoints().filter(c -> c > 127).count();
        long syllables = text.codePoints().filter(c -> c > 0x3040 && c < 0x30ff).count();
        return syllables > 1 && syllables * 4 >= beyond;
    }

    private static Charset eastern(byte[] bytes, int high, int upper) {
        if (upper * 20 >= high * 19) {
            return smallLetters(bytes, CYRILLIC) >= smallLetters(bytes, KOI8) ? CYRILLIC : KOI8;
        }
        return Charsets.strictly(bytes, CHINESE).isPresent() ? CHINESE : WESTERN;
    }

    private static long smallLetters(byte[] bytes, Charset charset) {
        return new String(bytes, charset)
                .codePoints()
                .filter(c -> c >= 0x430 && c <= 0x44f)
                .count();
    }
}
