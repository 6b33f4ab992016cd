package bounceledger.classify;

import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.SmtpReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Some characters of a diagnostic as it was given, line breaks and all.
///
/// @param start of the first
/// @param end after the last
public record Place(int start, int end) {

    public Place {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("no such place: " + start + " to " + end);
        }
    }

    /// Where words that were found in an unfolded reply stand in the diagnostic that it was read from.
    ///
    /// @param reply the innermost
    /// @return empty when they stand nowhere in it
    static Optional<Place> of(String words, SmtpReply reply, String diagnostic) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Folded folded = Folded.of(diagnostic.substring(0, Math.min(diagnostic.length(), SmtpReply.MAX_LENGTH)), reply);
        int inner = Math.max(folded.text.lastIndexOf(reply.text()), 0);
        int behind = folded.text.indexOf(words, inner);
        int at = behind >= 0 ? behind : folded.text.lastIndexOf(words, inner);
        return at < 0
                ? Optional.empty()
                : Optional.of(new Place(folded.places[at], folded.places[at + words.length() - 1] + 1));
    }

    /// The diagnostic unfolded as {@link SmtpReply} does it, each character with the place where it stood.
    private static final class Folded {

        private final String text;
        private final int[] places;

        private Folded(String text, int[] places) {
            this.text = text;
            this.places = places;
        }

        static Folded of(String diagnostic, SmtpReply reply) {
            StringBuilder text = new StringBuilder();
            int[] places = new int[diagnostic.length()];
            Matcher repeat = repeats(reply).matcher(diagnostic);
            int from = 0;
            while (repeat.find()) {
                append(diagnostic, from, repeat.start(), text, places);
                from = repeat.end();
            }
            append(diagnostic, from, diagnostic.length(), text, places);
            return new Folded(text.toString(), places);
        }

        /// Code and status as every line of a reply repeats them.
        private static Pattern repeats(SmtpReply reply) {
            String code = reply.code().map(Object::toString).orElse("[245][0-5]\\d");
            String status = reply.status()
                    .map(EnhancedStatus::toString)
                    .map(Pattern::quote)
                    .orElse("[245]\\.\\d{1,3}\\.\\d{1,3}");
            return Pattern.compile("(?<=\\s)" + code + "[ -]\\s?(?:#?" + status + "[ :]?)?");
        }

        private static void append(String from, int start, int end, StringBuilder text, int[] places) {
            for (int i = start; i < end; i++) {
                boolean isSpace = " \t\n\r\f\u000b".indexOf(from.charAt(i)) >= 0;
                if (!isSpace || (!text.isEmpty() && text.charAt(text.length() - 1) != ' ')) {
                    places[text.length()] = i;
                    text.append(isSpace ? ' ' : from.charAt(i));
                }
            }
        }
    }
}
