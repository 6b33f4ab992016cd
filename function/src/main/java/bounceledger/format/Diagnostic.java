package bounceledger.format;

import bounceledger.mail.HeaderField;
import bounceledger.mail.Headers;
import java.util.List;
import java.util.Optional;

/// A `Diagnostic-Code` (RFC 3464 section 2.3.6): folded lines are one line again, the lines of a reply stay lines.
final class Diagnostic {

    private Diagnostic() {}

    /// The words of a group of fields about one recipient.
    ///
    /// QUIRK: the field is missing, empty, or holds nothing but its type (rfc3464/16-reply-in-the-transcript.eml);
    /// or comes twice, in the words of the server and in those of a program (rfc3464/25-two-diagnostics.eml).
    ///
    /// @return empty when nothing is said
    static Optional<String> in(Headers group) {
        Optional<String> said = Optional.empty();
        for (HeaderField field : group.fields()) {
            String words = field.name().equalsIgnoreCase("Diagnostic-Code") ? of(field) : "";
            if (saysSomething(words)) {
                if (words.regionMatches(true, 0, "smtp;", 0, 5)) {
                    return Optional.of(words);
                }
                said = said.or(() -> Optional.of(words));
            }
        }
        return said;
    }

    /// Whether these words are a program's exit status and no more, as in `X-Unix; 75`.
    static boolean isNumber(String words) {
        String bare = words.substring(words.indexOf(';') + 1).strip();
        int digits = 0;
        while (digits < bare.length() && isDigit(bare.charAt(digits))) {
            digits++;
        }
        return digits == bare.length();
    }

    /// A type alone, or a name for "nothing", is not a word about the recipient.
    private static boolean saysSomething(String words) {
        String bare = words.substring(words.indexOf(';') + 1);
        return Words.isSaying(bare)
                && !bare.strip().equalsIgnoreCase("none")
                && !(words.indexOf(';') < 0 && bare.strip().equalsIgnoreCase("smtp"));
    }

    static String of(HeaderField field) {
        return of(field.lines());
    }

    static String of(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (!text.isEmpty() && !line.isEmpty()) {
                text.append(opensReplyLine(line) ? '\n' : ' ');
            }
            text.append(line);
        }
        return text.toString();
    }

    /// RFC 5321 section 4.2.1: three digits, then a hyphen or a blank.
    static boolean opensReplyLine(String line) {
        return line.length() > 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && line.charAt(1) >= '0'
                && line.charAt(1) <= '5'
                && isDigit(line.charAt(2))
                && (line.charAt(3) == '-' || line.charAt(3) == ' ');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
