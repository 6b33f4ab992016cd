package bounceledger.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a header. Of its line nothing is copied or decoded until it is asked for: most fields never are.
public final class HeaderField {

    private static final char ESCAPE = 0x1b;

    /// Tells most names apart by their first letter, before all are compared.
    private static final char LOWER = 0x20;

    private final String line;
    private final int nameEnd;
    private final int from;
    private @Nullable String raw;

    /// @param raw the value with its folds, its encoded words as they came
    public HeaderField(String name, String raw) {
        this(name, name.length(), 0);
        this.raw = raw;
    }

    /// @param line each byte as one character
    /// @param from where the value begins
    HeaderField(String line, int nameEnd, int from) {
        this.line = line;
        this.nameEnd = nameEnd;
        this.from = from;
    }

    public String name() {
        return line.substring(0, nameEnd);
    }

    /// Whether it has that name, in any case.
    public boolean isNamed(String name) {
        return nameEnd == name.length()
                && (nameEnd == 0 || (line.charAt(0) | LOWER) == (name.charAt(0) | LOWER))
                && line.regionMatches(true, 0, name, 0, nameEnd);
    }

    /// The value with its folds, its encoded words as they came; at most {@link MailLimits#FIELD_LENGTH}
    /// characters.
    public String raw() {
        if (raw == null) {
            raw = decoded(lineFeeds(line.substring(from)));
        }
        return raw;
    }

    /// Lines parted by `\n`, however they ended.
    static String lineFeeds(String lines) {
        return lines.indexOf('\r') < 0
                ? lines
                : lines.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', '\n');
    }

    /// RFC 6532 has UTF-8 here; others write what they like, and Japan announces it by an escape.
    private static String decoded(String bytes) {
        int bits = 0;
        for (int i = 0; i < bytes.length(); i++) {
            bits |= bytes.charAt(i) == ESCAPE ? 128 : bytes.charAt(i);
        }
        return bits < 128 ? bytes : Charsets.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), "");
    }

    /// The value on one line (RFC 5322 section 2.2.3), encoded words (RFC 2047) decoded where they can be.
    public String value() {
        String text = text();
        return isOneLine(text) ? text.strip() : String.join(" ", split(text));
    }

    /// The value's lines, for the one field where folds mean something: a reply of several lines. Never empty.
    public List<String> lines() {
        String text = text();
        return isOneLine(text) ? List.of(text.strip()) : split(text);
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    private static List<String> split(String text) {
        String lines = lineFeeds(text);
        List<String> split = new ArrayList<>();
        int end = -1;
        while (end + 1 < lines.length()) {
            int from = end + 1;
            int newline = lines.indexOf('\n', from);
            end = newline < 0 ? lines.length() : newline;
            split.add(lines.substring(from, end).strip());
        }
        return split;
    }

    private String text() {
        String text = raw();
        if (!text.contains("=?")) {
            return text;
        }
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException | RuntimeException unknown) {
            return text;
        }
    }
}
