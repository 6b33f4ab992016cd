package bounceledger.format;

import bounceledger.mail.Headers;
import java.util.List;

/// A `Diagnostic-Code` (RFC 3464 section 2.3.6): folded lines are one line again, the lines of a reply stay lines.
final class Diagnostic {

    private Diagnostic() {}

    static String of(Headers.Field field) {
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
    private static boolean opensReplyLine(String line) {
        return line.length() > 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && Character.isDigit(line.charAt(1))
                && Character.isDigit(line.charAt(2))
                && (line.charAt(3) == '-' || line.charAt(3) == ' ');
    }
}
