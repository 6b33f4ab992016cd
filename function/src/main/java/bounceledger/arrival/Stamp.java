package bounceledger.arrival;

import bounceledger.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as AWS and mail servers write them.
///
/// Seen: ISO 8601 with any fraction, with `T` or a blank, with `Z`, `-07:00`, ` +0000` or no zone (then UTC);
/// milliseconds since 1970, as a number or in a string (SQS); RFC 5322 dates, also with two digits for the year.
final class Stamp {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?";
    private static final String ZONE = "\\s{0,3}(Z|UTC|UT|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\s{0,3}\\([A-Z]{1,5}\\))?";
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[T ]" + TIME + ZONE, Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile(
            "(?:[a-z]{3},?\\s{1,3})?(\\d{1,2})\\s{1,3}([a-z]{3})\\s{1,3}(\\d{2}|\\d{4})\\s{1,3}" + TIME + ZONE,
            Pattern.CASE_INSENSITIVE);
    private static final String SECONDS = "0000-00-00T00:00:00";
    private static final int MAX_LENGTH = 64;

    private Stamp() {}

    /// Reads a time from a string or a number.
    ///
    /// @return empty for what is no time; never a reason to drop what carries it
    static Optional<Instant> of(Json json) {
        return json.word()
                .map(String::strip)
                .filter(text -> text.length() <= MAX_LENGTH)
                .flatMap(Stamp::parse);
    }

    private static Optional<Instant> parse(String text) {
        return digits(text, 0) == text.length() ? millis(text) : plain(text).or(() -> matched(text));
    }

    private static Optional<Instant> millis(String digits) {
        return digits.length() >= 12 && digits.length() <= 14
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)))
                : Optional.empty();
    }

    /// `2026-03-04T07:30:02.250Z`, with any fraction or none: what nearly every event has, read at its places.
    private static Optional<Instant> plain(String text) {
        int end = text.length() - 1;
        boolean plain = end >= SECONDS.length()
                && text.charAt(end) == 'Z'
                && isSeconds(text)
                && (end == SECONDS.length()
                        || (text.charAt(SECONDS.length()) == '.'
                                && end - SECONDS.length() <= 10
                                && end - SECONDS.length() > 1
                                && digits(text, SECONDS.length() + 1) == end));
        int second = plain ? number(text, 17, 19) : 60;
        int minute = plain ? number(text, 14, 16) : 60;
        int hour = plain ? number(text, 11, 13) : 24;
        if (hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Optional.of(Instant.ofEpochSecond(
                    day * 86_400 + hour * 3_600L + minute * 60L + second, nanos(text, SECONDS.length() + 1, end)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isSeconds(String text) {
        for (int i = 0; i < SECONDS.length(); i++) {
            char c = text.charAt(i);
            if (SECONDS.charAt(i) == '0' ? c < '0' || c > '9' : c != SECONDS.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long nanos(String text, int from, int to) {
        long nanos = 0;
        for (int i = from; i < from + 9; i++) {
            nanos = nanos * 10 + (i < to ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    /// Of digits that stand there.
    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /// Where the digits end that begin there.
    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static Optional<Instant> matched(String text) {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return Optional.of(instant(number(iso, 1), number(iso, 2), number(iso, 3), iso));
            }
            Matcher mail = MAIL.matcher(text);
            return mail.matches()
                    ? Optional.of(instant(year(mail.group(3)), month(mail.group(2)), number(mail, 1), mail))
                    : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /// Both patterns have hour, minute, second, fraction and zone in groups 4 to 8.
    private static Instant instant(int year, int month, int day, Matcher match) {
        String fraction = match.group(7) == null ? "" : match.group(7);
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        int second = match.group(6) == null ? 0 : number(match, 6);
        return OffsetDateTime.of(
                        year, month, day, number(match, 4), number(match, 5), second, nanos, zone(match.group(8)))
                .toInstant();
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /// RFC 5322 section 4.3: 00 to 49 are of this century, 50 to 99 of the last.
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    /// The month, from 1.
    ///
    /// @return 0, which no date has, for a word that is no month
    private static int month(String name) {
        return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
    }

    private static ZoneOffset zone(@Nullable String zone) {
        boolean hasOffset = zone != null && (zone.startsWith("+") || zone.startsWith("-"));
        return hasOffset ? ZoneOffset.of(zone) : ZoneOffset.UTC;
    }
}
