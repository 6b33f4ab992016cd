package bounceledger.format;

import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import java.util.stream.Collectors;

/// Small questions about a stretch of text.
final class Words {

    private Words() {}

    /// Runs of white space as one blank.
    static String folded(String text) {
        char[] out = new char[text.length()];
        int length = 0;
        boolean blank = true;
        for (int i = 0; i < out.length; i++) {
            char c = text.charAt(i);
            boolean space = c <= ' ' || c == '\u00a0' || c == '\u3000';
            if (!space || !blank) {
                out[length++] = space ? ' ' : c;
            }
            blank = space;
        }
        return new String(out, 0, length);
    }

    /// Whether there is a letter or a digit in it; rules such as `-----` have none.
    static boolean isSaying(String text) {
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                return true;
            }
        }
        return false;
    }

    /// Where the first line that opens with this begins, whatever its case; -1 when none does.
    static int lineWith(String opening, String text) {
        int line = 0;
        while (line < text.length() && !text.regionMatches(true, line, opening, 0, opening.length())) {
            int newline = text.indexOf('\n', line);
            line = newline < 0 ? text.length() : newline + 1;
        }
        return line < text.length() ? line : -1;
    }

    /// Whether a server's answer is in it: a reply code or an enhanced status.
    static boolean isReply(String text) {
        return ReplyCode.firstIn(text).isPresent()
                || EnhancedStatus.firstIn(text).isPresent();
    }

    /// Whether the line begins with a reply code or a status, as a server's answer does.
    static boolean opensReply(String line) {
        int digits = 0;
        while (digits < line.length() && digits < 4 && isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean code = digits == 3 && line.charAt(0) >= '2' && line.charAt(0) <= '5' && line.charAt(1) <= '5';
        boolean status = digits == 1 && line.length() > 4 && line.charAt(1) == '.' && isDigit(line.charAt(2));
        return code
                ? line.length() == 3 || " -:#;,".indexOf(line.charAt(3)) >= 0
                : status
                        && EnhancedStatus.firstIn(line.substring(0, Math.min(12, line.length())))
                                .isPresent();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Without `--`, `*`, `>>>`, `<<<`, `1.` in front.
    static String withoutBullet(String words) {
        int from = 0;
        while (from < words.length() && !Character.isLetterOrDigit(words.charAt(from))) {
            from++;
        }
        String rest = words.substring(from);
        int digits = 0;
        while (digits < rest.length() && digits < 3 && Character.isDigit(rest.charAt(digits))) {
            digits++;
        }
        boolean numbered = digits > 0
                && digits < 3
                && rest.length() > digits
                && ".)".indexOf(rest.charAt(digits)) >= 0
                && !isSaying(rest.substring(digits));
        return numbered ? "" : rest;
    }

    /// Without what somebody quotes; `>>> RCPT TO` is a transcript's.
    static String unquoted(String text) {
        return text.startsWith(">") || text.contains("\n>")
                ? text.lines()
                        .filter(line -> !line.startsWith(">") || line.startsWith(">>>"))
                        .collect(Collectors.joining("\n"))
                : text;
    }
}
