package bounceledger.smtp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What opens a reply's line: `550 5.1.1 `, `#550-#5.1.1: `, `SMTP error, 550 `.
///
/// @param code three digits
/// @param status as written, without `#`; null when there is none
/// @param end where the text begins
record ReplyLead(String code, @Nullable String status, int end) {

    private static final String MARKS = " -:#;,";

    /// @param text without white space in front
    /// @return empty when no code opens it
    static Optional<ReplyLead> of(String text) {
        int at = codeStart(text);
        if (!ReplyCode.isAt(text, at)) {
            return Optional.empty();
        }
        String code = text.substring(at, at + 3);
        int end = Ascii.skip(text, at + 3, MARKS);
        if (end == at + 3 && !Ascii.isEnd(text, end)) {
            return Optional.empty();
        }
        int status = end + (text.startsWith("#", end) ? 1 : 0);
        int after = statusEnd(text, status);
        return Optional.of(
                after < 0
                        ? new ReplyLead(code, null, end)
                        : new ReplyLead(code, text.substring(status, after), Ascii.skip(text, after, " :-")));
    }

    private static int codeStart(String text) {
        if (text.startsWith("#")) {
            return 1;
        }
        int end = "SMTP error".length();
        if (!text.startsWith("SMTP error")) {
            return 0;
        }
        end += text.startsWith(",", end) ? 1 : 0;
        return end + (text.startsWith(" ", end) ? 1 : 0);
    }

    /// Where a text that a status opens, perhaps in brackets, goes on behind it; 0 when none opens it.
    static int statusLead(String text) {
        int from = text.startsWith("(") ? 1 : 0;
        from += text.startsWith("#", from) ? 1 : 0;
        int end = statusEnd(text, from);
        return end < 0 ? 0 : Ascii.skip(text, end + (text.startsWith(")", end) ? 1 : 0), " :-");
    }

    private static int statusEnd(String text, int at) {
        int end = EnhancedStatus.endAt(text, at);
        boolean goesOn = end >= 0 && end < text.length() && (text.charAt(end) == '.' || Ascii.isWord(text.charAt(end)));
        return goesOn ? -1 : end;
    }
}
