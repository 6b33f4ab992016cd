package bounceledger.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/// Dates as mail programs write them: RFC 5322 section 3.3 with its obsolete forms, and the C library's order.
///
/// Its words are told apart by their shape, not by their place. A date without a zone is taken as UTC.
public final class MailDate {

    private static final int MAX_LENGTH = 100;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /// RFC 5322 section 4.3. The other names there mean UTC, or nothing that can be relied on.
    private static final Map<String, ZoneOffset> ZONES = Map.ofEntries(
            Map.entry("EST", ZoneOffset.ofHours(-5)),
            Map.entry("EDT", ZoneOffset.ofHours(-4)),
            Map.entry("CST", ZoneOffset.ofHours(-6)),
            Map.entry("CDT", ZoneOffset.ofHours(-5)),
            Map.entry("MST", ZoneOffset.ofHours(-7)),
            Map.entry("MDT", ZoneOffset.ofHours(-6)),
            Map.entry("PST", ZoneOffset.ofHours(-8)),
            Map.entry("PDT", ZoneOffset.ofHours(-7)));

    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour;
    private int minute;
    private int second;
    private boolean timed;
    private ZoneOffset zone = ZoneOffset.UTC;

    private MailDate() {}

    /// Reads a date, or nothing: empty when day, month, year or time are missing or out of range
    public static Optional<Instant> parse(String field) {
        String text = withoutComments(field.strip());
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Character.isDigit(text.charAt(0)) && text.indexOf('T') == 10
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : new MailDate().read(text);
        } catch (DateTimeException | NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static String withoutComments(String text) {
        int open = text.indexOf('(');
        return open < 0 ? text : text.substring(0, open).strip();
    }

    private Optional<Instant> read(String text) {
        StringTokenizer words = new StringTokenizer(text, " \t\r\n,");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.indexOf('-') == 1 || word.indexOf('-') == 2) {
                for (String piece : word.split("-", 3)) {
                    take(piece);
                }
            } else {
                take(word);
            }
        }
        return year < 0 || month < 0 || day < 0 || !timed
                ? Optional.empty()
                : Optional.of(LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59))
                        .toInstant(zone));
    }

    private void take(String word) {
        if (word.isEmpty()) {
            return;
        }
        char first = word.charAt(0);
        if (word.indexOf(':') > 0 && Character.isDigit(first)) {
            time(word.split("[:.]"));
        } else if (first == '+' || first == '-') {
            zone = ZoneOffset.of(word);
        } else if (Character.isDigit(first)) {
            number(word);
        } else {
            name(word);
        }
    }

    private void time(String[] parts) {
        timed = parts.length > 1;
        hour = Integer.parseInt(parts[0]);
        minute = timed ? Integer.parseInt(parts[1]) : 0;
        second = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
    }

    /// QUIRK: years of two digits (rfc3464/03-still-trying.eml): RFC 5322 section 4.3 says what they mean.
    private void number(String word) {
        int value = Integer.parseInt(word);
        if (day < 0 && word.length() <= 2) {
            day = value;
        } else if (year < 0) {
            year = word.length() > 3 ? value : word.length() == 3 || value > 49 ? value + 1900 : value + 2000;
        }
    }

    private void name(String word) {
        int named = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
        if (named >= 0 && month < 0) {
            month = named + 1;
        } else if (word.equalsIgnoreCase("PM") && hour < 12) {
            hour += 12;
        } else if (word.equalsIgnoreCase("AM") && hour == 12) {
            hour = 0;
        } else {
            zone = ZONES.getOrDefault(word.toUpperCase(Locale.ROOT), zone);
        }
    }
}
