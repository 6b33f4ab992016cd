package bounceledger.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The three digits that open an SMTP reply (RFC 5321 section 4.2.1).
///
/// @param value 200 to 599 with a second digit of 0 to 5
public record ReplyCode(int value) {

    /// A number is a reply code only where a reply can begin, or before an enhanced status of its own class; `in 450
    /// seconds` is none.
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?:^|[:;'\"(>#\\[：]\\s?|\\],\\s|->\\s*+|<<<\\s|[\\r\\n][ \\t]*+|(?:\\b(?:error|status|smtp|with|answer|reply)|code)\\s)"
                    + "([2-5][0-5]\\d)(?=[ \\-:#;,\\]]|$)"
                    + "|(?<![\\w.@/:\\-])(([245])[0-5]\\d)(?=[ -]#?\\3\\.\\d{1,3}\\.\\d{1,3}(?![.\\w]))",
            Pattern.CASE_INSENSITIVE);

    public ReplyCode {
        if (value < 200 || value > 599 || value / 10 % 10 > 5) {
            throw new IllegalArgumentException("not a reply code: " + value);
        }
    }

    /// Finds the first code in text such as `host mx.example.org said: 550 no such user`.
    ///
    /// @return empty when no number stands where a reply could begin
    public static Optional<ReplyCode> firstIn(String text) {
        Matcher match = IN_TEXT.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        String digits = match.group(1) != null ? match.group(1) : match.group(2);
        return Optional.of(new ReplyCode(Integer.parseInt(digits)));
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
