package bounceledger.details;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a reply asks to wait: `try again in 5 minutes`, `greylisted for 300 seconds`, `come back in 00:04:58`.
///
/// A number that is a limit ("more than 10 per 60 seconds, try again later") is none: the word that asks stands first.
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern ASKED = Pattern.compile(
            "\\b(?:again|retry|retried|back|wait|delay(?:ed)?|grey-?list(?:ed|ing)|gray-?list(?:ed|ing))\\b[^\\d.;]{0,30}"
                    + "(?:(\\d{1,2}):(\\d{2}):(\\d{2})"
                    + "|(\\d{1,6}) ?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?))\\b",
            Pattern.CASE_INSENSITIVE);

    private RetryAfter() {}

    static Optional<Duration> in(String text) {
        Matcher match = ASKED.matcher(text);
        return match.find()
                ? Optional.of(of(match)).filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0)
                : Optional.empty();
    }

    private static Duration of(Matcher match) {
        if (match.group(1) != null) {
            return Duration.ofHours(Long.parseLong(match.group(1)))
                    .plusMinutes(Long.parseLong(match.group(2)))
                    .plusSeconds(Long.parseLong(match.group(3)));
        }
        long number = Long.parseLong(match.group(4));
        return switch (match.group(5).toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
