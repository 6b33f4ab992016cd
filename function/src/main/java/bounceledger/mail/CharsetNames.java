package bounceledger.mail;

import jakarta.mail.internet.MimeUtility;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What mail programs call charsets, and which of ours reads each best.
final class CharsetNames {

    /// The larger brothers, as <https://encoding.spec.whatwg.org/#names-and-labels> has them: programs write their
    /// characters under the name of the smaller ones, and what both can read is the same.
    private static final Map<String, String> LARGER = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("x-x-big5", "Big5-HKSCS"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks-c-5601-1987", "x-windows-949"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("iso-8859-6-e", "ISO-8859-6"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"));

    /// What was asked before, at most so much of it: the JDK asks all its providers for each name.
    private static final Map<String, Optional<Charset>> FOUND = new ConcurrentHashMap<>();

    private static final int MOST_KEPT = 256;
    private static final int LONGEST_KEPT = 64;

    private CharsetNames() {}

    /// QUIRK: `UTF8`, `"cp-850"`, `win-1251`, `iso8859_1`, `ansi_x3.4` (table in CharsetsTest).
    ///
    /// @return empty for a name that means nothing, such as `x-unknown` or `8bit`, and for ASCII
    static Optional<Charset> find(String label) {
        Optional<Charset> known = FOUND.get(label);
        if (known != null) {
            return known;
        }
        Optional<Charset> found = lookUp(tidy(label));
        if (label.length() <= LONGEST_KEPT && FOUND.size() < MOST_KEPT) {
            FOUND.put(label, found);
        }
        return found;
    }

    private static Optional<Charset> lookUp(String name) {
        if (name.isEmpty() || name.startsWith("us-ascii") || name.startsWith("ansi-x3")) {
            return Optional.empty();
        }
        return charset(LARGER.getOrDefault(name, name))
                .or(() -> charset(withoutFirstDash(name)))
                .filter(found -> !found.equals(StandardCharsets.US_ASCII));
    }

    private static String tidy(String label) {
        String name = label.strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace("\"", "")
                .replace("'", "");
        int end = 0;
        while (end < name.length() && " ;,\t(".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        String bare = name.substring(0, end);
        if (bare.startsWith("iso8859")) {
            return "iso-8859" + bare.substring(7);
        }
        return bare.startsWith("win-") ? "windows-" + bare.substring(4) : bare;
    }

    /// `cp-850`, `utf-8` as `utf8`, `windows1252`.
    private static String withoutFirstDash(String name) {
        return name.startsWith("windows") && !name.startsWith("windows-")
                ? "windows-" + name.substring(7)
                : name.replaceFirst("-", "");
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
