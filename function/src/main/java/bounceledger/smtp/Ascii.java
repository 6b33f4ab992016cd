package bounceledger.smtp;

/// The characters of the protocol, which is ASCII (RFC 5321 section 2.3.1): a letter of another script is none here.
final class Ascii {

    private Ascii() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'z';
    }

    /// A letter, a digit, or `_`.
    static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    /// A letter, a digit, `_` or `-`, as labels of host names have them.
    static boolean inLabel(char c) {
        return isWord(c) || c == '-';
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// What ends a line for one server or another.
    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /// Whether a word stands there, in any case.
    ///
    /// @param word in small letters and blanks
    static boolean isAt(String text, int at, String word) {
        if (at < 0 || at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(at + i);
            if ((isLetter(c) ? c | 0x20 : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether no word goes on there; accents that stand on a letter of any script belong to it.
    static boolean isWordStart(String text, int at) {
        int before = at - 1;
        while (before >= 0 && Character.getType(text.charAt(before)) == Character.NON_SPACING_MARK) {
            before--;
        }
        if (before < 0) {
            return true;
        }
        char c = text.charAt(before);
        return before == at - 1 ? !isWord(c) : !Character.isLetterOrDigit(c);
    }

    /// Whether only a line's end is left.
    static boolean isEnd(String text, int at) {
        int left = text.length() - at;
        return left == 0
                || (left == 1 && isLineEnd(text.charAt(at)))
                || (left == 2 && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n');
    }

    static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Behind all characters that are among these.
    static int skip(String text, int from, String among) {
        int at = from;
        while (at < text.length() && among.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /// Runs of white space as one blank, none at either end.
    static String folded(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean due = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                due = true;
            } else {
                if (due) {
                    out.append(' ');
                    due = false;
                }
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
