package bounceledger.smtp;

import java.util.List;
import java.util.Optional;

/// The three digits that open an SMTP reply (RFC 5321 section 4.2.1).
///
/// @param value 200 to 599 with a second digit of 0 to 5
public record ReplyCode(int value) {

    private static final String OPENING = ":;'\"(>#[|：（【「『«„“‘";
    private static final List<String> WORDS_BEFORE = List.of(
            "error",
            "status",
            "smtp",
            "with",
            "answer",
            "reply",
            "reason",
            "result",
            "fehler",
            "grund",
            "antwort",
            "erreur",
            "said",
            "returned",
            "replied",
            "responded",
            "response",
            "server",
            "код",
            "kód",
            "代码",
            "代碼",
            "コード",
            "ข้อผิดพลาด");

    public ReplyCode {
        if (value < 200 || value > 599 || value / 10 % 10 > 5) {
            throw new IllegalArgumentException("not a reply code: " + value);
        }
    }

    /// Finds the first code in text such as `host mx.example.org said: 550 no such user`.
    ///
    /// A number is a reply code only where a reply can begin, or before an enhanced status of its own class. The
    /// one in `in 450 seconds` is none.
    ///
    /// @return empty when no number stands where a reply could begin
    public static Optional<ReplyCode> firstIn(String text) {
        return firstIn(text, 2);
    }

    /// The same for codes that refuse: what was accepted on the way is not what went wrong.
    public static Optional<ReplyCode> firstRefusalIn(String text) {
        return firstIn(text, 4);
    }

    private static Optional<ReplyCode> firstIn(String text, int leastSeverity) {
        for (int i = 0; i + 3 <= text.length(); i++) {
            if (isAt(text, i)
                    && text.charAt(i) >= '0' + leastSeverity
                    && ((isReplyStart(text, i) && isCodeEnd(text, i + 3)) || isBeforeStatus(text, i))) {
                return Optional.of(at(text, i));
            }
        }
        return Optional.empty();
    }

    /// Whether three digits in range stand there, whatever is around them.
    static boolean isAt(String text, int at) {
        return at + 3 <= text.length()
                && text.charAt(at) >= '2'
                && text.charAt(at) <= '5'
                && text.charAt(at + 1) >= '0'
                && text.charAt(at + 1) <= '5'
                && Ascii.isDigit(text.charAt(at + 2));
    }

    /// The code that {@link #isAt} found.
    static ReplyCode at(String text, int at) {
        return new ReplyCode(Integer.parseInt(text, at, at + 3, 10));
    }

    private static boolean isCodeEnd(String text, int end) {
        return Ascii.isEnd(text, end)
                || " -:#;,]".indexOf(text.charAt(end)) >= 0
                || (text.charAt(end) == ')' && Ascii.isEnd(text, end + 1));
    }

    /// At the beginning of the text or of a line; behind an arrow; behind a bracket, a quote, a colon and their like
    /// with one blank between at most; behind one of a few words with one at least.
    private static boolean isReplyStart(String text, int at) {
        int end = at;
        while (end > 0 && Ascii.isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (at == 0 || isLineStart(text, at) || Ascii.isAt(text, end - 2, "->")) {
            return true;
        }
        int blanks = at - end;
        return end > 0
                && ((blanks <= 1 && OPENING.indexOf(text.charAt(end - 1)) >= 0)
                        || (blanks > 0 && isBehindWord(text, end)));
    }

    private static boolean isLineStart(String text, int at) {
        int end = at;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return end > 0 && (text.charAt(end - 1) == '\r' || text.charAt(end - 1) == '\n');
    }

    private static boolean isBehindWord(String text, int end) {
        return Ascii.isAt(text, end - 2, "],")
                || Ascii.isAt(text, end - 3, "<<<")
                || Ascii.isAt(text, end - 4, "code")
                || WORDS_BEFORE.stream()
                        .anyMatch(word -> Ascii.isAt(text, end - word.length(), word)
                                && Ascii.isWordStart(text, end - word.length()));
    }

    /// `550 5.1.1`, `550-#5.1.1`.
    private static boolean isBeforeStatus(String text, int at) {
        if (at > 0 && (Ascii.isWord(text.charAt(at - 1)) || ".@/:-".indexOf(text.charAt(at - 1)) >= 0)) {
            return false;
        }
        int status = at + 4;
        if (status >= text.length() || " -".indexOf(text.charAt(at + 3)) < 0) {
            return false;
        }
        status += text.charAt(status) == '#' ? 1 : 0;
        int end = EnhancedStatus.endAt(text, status);
        return end >= 0
                && text.charAt(status) == text.charAt(at)
                && (end == text.length() || (text.charAt(end) != '.' && !Ascii.isWord(text.charAt(end))));
    }

    /// The first digit: 2 done, 3 go on, 4 not now, 5 no.
    public int severity() {
        return value / 100;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
