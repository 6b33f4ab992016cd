package bounceledger.format;

import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;

/// Small questions about a stretch of text.
final class Words {

    private Words() {}

    /// Runs of white space as one blank.
    static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c <= ' ' || c == '\u00a0' || c == '\u3000';
            if (!space) {
                out.append(c);
            } else if (!blank) {
                out.append(' ');
            }
            blank = space;
        }
        return out.toString();
    }

    /// Whether there is a letter or a digit in it; rules such as `-----` have none.
    static boolean isSaying(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
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
}
