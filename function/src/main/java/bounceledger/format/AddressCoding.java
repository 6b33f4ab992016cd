package bounceledger.format;

import bounceledger.smtp.MailAddress;
import java.util.Locale;
import java.util.Optional;

/// The ways in which one address is written inside another, or without the characters that it needs.
final class AddressCoding {

    private static final String ESCAPE = "\\x{";

    private AddressCoding() {}

    /// RFC 3461 section 4: `+` and two upper-case hexadecimal digits. Only what must be written so is decoded:
    /// `+`, `=` and white space; the tag in `jo+AB@example.org` is a tag. Where no `@` stands, one may be hidden.
    static String xtext(String text) {
        boolean hidden = text.indexOf('@') < 0 && text.contains("+40");
        return text.indexOf('+') < 0 ? text : plusHex(text, hidden ? "" : "+= ");
    }

    /// @param only what may come out; empty for every printable character of ASCII
    private static String plusHex(String text, String only) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '+' ? hex(text, i + 1) : -1;
            boolean encoded = value >= ' ' && value < 127 && (only.isEmpty() || only.indexOf(value) >= 0);
            out.append(encoded ? (char) value : text.charAt(i));
            i += encoded ? 2 : 0;
        }
        return out.toString();
    }

    private static int hex(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = "0123456789ABCDEF".indexOf(text.charAt(at));
        int low = "0123456789ABCDEF".indexOf(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// RFC 6533 section 3: `\x{F6}`, a character beyond ASCII by its code point.
    static String utf8Escapes(String text) {
        int open = text.indexOf(ESCAPE);
        if (open < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open, Math.min(text.length(), open + 10));
            int code = close < 0 ? -1 : codePoint(text.substring(open + 3, close));
            out.append(text, from, open);
            from = code < 0 ? open : close + 1;
            if (code >= 0) {
                out.appendCodePoint(code);
            }
            open = text.indexOf(ESCAPE, open + 3);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static int codePoint(String hex) {
        try {
            int code = Integer.parseInt(hex, 16);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }

    /// Exchange's capsule for an address of another kind, `IMCEASMTP-jo+40example+2Eorg@gateway.example`: `_` is a
    /// slash, `+` and two hexadecimal digits any character. A capsule holds more than mail addresses.
    ///
    /// @return what is inside; empty when this is no capsule
    static Optional<String> capsule(MailAddress address) {
        String local = address.localPart();
        int dash = local.indexOf('-');
        return dash < 0 || !local.regionMatches(true, 0, "IMCEA", 0, 5)
                ? Optional.empty()
                : Optional.of(plusHex(local.substring(dash + 1), ""));
    }

    /// The mail address that an X.400 name carries as a domain-defined attribute (RFC 2156 section 4.1), such as
    /// `/DD.RFC-822=jo(a)example.org/C=XX/`. Only `@`, `%` and `_` are read back.
    static Optional<String> x400(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int from = Math.max(lower.indexOf("rfc-822="), lower.indexOf("rfc-822:"));
        if (from < 0) {
            return Optional.empty();
        }
        int end = from + 8;
        while (end < name.length() && "/; ".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        return Optional.of(name.substring(from + 8, end)
                .replace("(a)", "@")
                .replace("(p)", "%")
                .replace("(u)", "_"));
    }
}
