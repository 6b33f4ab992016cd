package bounceledger.format;

import bounceledger.smtp.MailAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An address in a line of text.
///
/// @param start where it begins, brackets or quotes around it included
/// @param end after its last character, brackets or quotes included
/// @param bracketed whether it stands in angle brackets
record Mention(String address, int start, int end, boolean bracketed) {

    private static final int MAX_IN_LINE = 50;
    private static final int MAX_LENGTH = 320;
    /// What Exchange writes in front of an address that it keeps among those of X.400.
    private static final String X400 = "smtp=";

    private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~.";

    /// Every address in the line, in order. What is part of a URL is none, and a host without a dot only counts in
    /// brackets: `<jo@localhost>`.
    static List<Mention> in(String line) {
        List<Mention> found = new ArrayList<>();
        int at = line.indexOf('@');
        int from = 0;
        while (at >= 0 && found.size() < MAX_IN_LINE) {
            Mention mention = around(line, at, from);
            if (mention != null) {
                found.add(mention);
                from = mention.end;
            }
            at = line.indexOf('@', Math.max(at + 1, from));
        }
        return found;
    }

    private static @Nullable Mention around(String line, int at, int from) {
        int open = line.lastIndexOf('<', at);
        int close = line.indexOf('>', at);
        if (open >= from && close > 0 && close - open <= MAX_LENGTH) {
            String inner = line.substring(open + 1, close);
            String address = (inner.regionMatches(true, 0, "mailto:", 0, 7) ? inner.substring(7) : inner).strip();
            if (MailAddress.isOne(address)) {
                return new Mention(address, open, close + 1, true);
            }
        }
        return bare(line, at, from);
    }

    private static @Nullable Mention bare(String line, int at, int from) {
        int end = domainEnd(line, at + 1);
        int start = localStart(line, at, from);
        String address = line.substring(start, end);
        boolean plausible = start < at
                && line.indexOf('.', at) > 0
                && line.indexOf('.', at) < end
                && !isInUrl(line, start, from)
                && MailAddress.isOne(address);
        if (!plausible) {
            return null;
        }
        boolean quoted = start > from
                && end < line.length()
                && (line.charAt(start - 1) == '"' || line.charAt(start - 1) == '\'')
                && line.charAt(end) == line.charAt(start - 1);
        return new Mention(address, quoted ? start - 1 : start, quoted ? end + 1 : end, false);
    }

    private static int localStart(String line, int at, int from) {
        if (at > from + 1 && line.charAt(at - 1) == '"') {
            int quote = line.lastIndexOf('"', at - 2);
            return quote >= from ? quote : at;
        }
        int start = at;
        while (start > from && at - start < MAX_LENGTH && isLocal(line.charAt(start - 1))) {
            start--;
        }
        start += line.regionMatches(true, start, X400, 0, X400.length()) ? X400.length() : 0;
        while (start < at && isPunctuation(line.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int domainEnd(String line, int from) {
        int end = from;
        while (end < line.length() && end - from < MAX_LENGTH && isDomain(line.charAt(end))) {
            end++;
        }
        while (end > from && !isAlphabetic(line.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isInUrl(String line, int start, int from) {
        int word = start;
        while (word > from && line.charAt(word - 1) > ' ') {
            word--;
        }
        return line.substring(word, start).contains("://");
    }

    private static boolean isLocal(char c) {
        return isAlphabetic(c) || LOCAL_SIGNS.indexOf(c) >= 0;
    }

    /// Legal in front of a local part, and in texts nearly always something else.
    private static boolean isPunctuation(char c) {
        return c != '_' && LOCAL_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return isAlphabetic(c) || c == '.' || c == '-';
    }

    /// Scripts from Arabic on stand next to an address without a space.
    private static boolean isAlphabetic(char c) {
        return c < '\u0600' && Character.isLetterOrDigit(c);
    }
}
