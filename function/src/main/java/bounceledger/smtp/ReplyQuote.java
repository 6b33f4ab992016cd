package bounceledger.smtp;

import java.util.Optional;

/// Where a relay begins to quote the reply that it was given: Exchange Online's arrow, IronPort's `550-'…'`, Sendmail's
/// dots behind the address, `host … said:`, `the response was:`, and `remote host said:` whatever follows.
///
/// @param start where the relay's own words end
/// @param end where the quoted reply begins
record ReplyQuote(int start, int end) {

    /// The first one.
    static Optional<ReplyQuote> firstIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            int end = switch (text.charAt(i)) {
                case '-' -> afterArrow(text, i);
                case '4', '5' -> isBeforeApostrophe(text, i) ? i : -1;
                case '.' -> afterDots(text, i);
                case 's', 'S' -> afterWord(text, i, "said:");
                case 'w', 'W' -> afterWord(text, i, "was:");
                case 'r', 'R' -> afterRemoteHostSaid(text, i);
                default -> -1;
            };
            if (end >= 0) {
                return Optional.of(new ReplyQuote(i, end));
            }
        }
        return Optional.empty();
    }

    /// `-> 550 …`, `->'550-…`, `-> "5.1.1 …`
    private static int afterArrow(String text, int at) {
        if (!text.startsWith("->", at)) {
            return -1;
        }
        int end = Ascii.skipSpace(text, at + 2);
        end += end < text.length() && "'\"".indexOf(text.charAt(end)) >= 0 ? 1 : 0;
        int status = EnhancedStatus.endAt(text, end);
        boolean quotes =
                isCode(text, end, "245", " -") || (status >= 0 && status < text.length() && text.charAt(status) == ' ');
        return quotes ? end : -1;
    }

    /// `550-'…`
    private static boolean isBeforeApostrophe(String text, int at) {
        return at + 4 < text.length()
                && Ascii.isDigit(text.charAt(at + 1))
                && Ascii.isDigit(text.charAt(at + 2))
                && text.startsWith("-'", at + 3)
                && Ascii.isWordStart(text, at);
    }

    /// `<jo@example.org>... 550 …`
    private static int afterDots(String text, int at) {
        boolean quotes =
                at > 0 && text.charAt(at - 1) == '>' && text.startsWith("... ", at) && isCode(text, at + 4, "45", " ");
        return quotes ? at + 4 : -1;
    }

    /// `said: 550 …`, `was: 550 …`
    private static int afterWord(String text, int at, String word) {
        if (!Ascii.isAt(text, at, word) || !Ascii.isWordStart(text, at)) {
            return -1;
        }
        int end = Ascii.skipSpace(text, at + word.length());
        return isCode(text, end, "245", " -") ? end : -1;
    }

    private static int afterRemoteHostSaid(String text, int at) {
        String words = "remote host said:";
        return Ascii.isAt(text, at, words) && Ascii.isWordStart(text, at)
                ? Ascii.skipSpace(text, at + words.length())
                : -1;
    }

    private static boolean isCode(String text, int at, String firstDigits, String next) {
        return at + 3 < text.length()
                && ReplyCode.isAt(text, at)
                && firstDigits.indexOf(text.charAt(at)) >= 0
                && next.indexOf(text.charAt(at + 3)) >= 0;
    }
}
