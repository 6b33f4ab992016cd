package bounceledger.classify;

import bounceledger.smtp.EnhancedStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The enhanced statuses that a rule is about, as its `status:` names them: `2.2` (under either class), `4.7.23`,
/// `7.*` (a whole subject), `4.7.500-699`.
///
/// @param statusClass 4 or 5; 0 for either
record StatusRange(int statusClass, int subject, int from, int to) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:([45])\\.)?(\\d{1,3})\\.(?:(\\*)|(\\d{1,3})(?:-(\\d{1,3}))?)");

    /// Reads one of the forms above.
    ///
    /// @return empty when the text is none of them
    static Optional<StatusRange> parse(String text) {
        Matcher match = WRITTEN.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        int statusClass = match.group(1) == null ? 0 : Integer.parseInt(match.group(1));
        int subject = Integer.parseInt(match.group(2));
        if (match.group(3) != null) {
            return Optional.of(new StatusRange(statusClass, subject, 0, 999));
        }
        int from = Integer.parseInt(match.group(4));
        int to = match.group(5) == null ? from : Integer.parseInt(match.group(5));
        return Optional.of(new StatusRange(statusClass, subject, from, to));
    }

    boolean contains(EnhancedStatus status) {
        return (statusClass == 0 || statusClass == status.statusClass())
                && subject == status.subject()
                && from <= status.detail()
                && status.detail() <= to;
    }
}
