package bounceledger.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/// Dates as mail programs write them: RFC 5322 section 3.3 with its obsolete forms, and the C library's order.
///
/// Its words are told apart by their shape, not by their place. A date without a zone is taken as UTC.
public final class MailDate {

    private static final int MAX_LENGTH = 100;

    /// The first three letters of each month, in English, German, French, Spanish, Italian, Portuguese, Dutch.
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("ene", 1),
            Map.entry("gen", 1),
            Map.entry("feb", 2),
            Map.entry("fév", 2),
            Map.entry("fev", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("mrz", 3),
            Map.entry("mrt", 3),
            Map.entry("apr", 4),
            Map.entry("avr", 4),
            Map.entry("abr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("mag", 5),
            Map.entry("mei", 5),
            Map.entry("jun", 6),
            Map.entry("giu", 6),
            Map.entry("jul", 7),
            Map.entry("lug", 7),
            Map.entry("aug", 8),
            Map.entry("aoû", 8),
            Map.entry("aou", 8),
            Map.entry("ago", 8),
            Map.entry("sep", 9),
            Map.entry("set", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("ott", 10),
            Map.entry("out", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("déc", 12),
            Map.entry("dez", 12),
            Map.entry("dic", 12));

    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private boolean timed;
    private ZoneOffset zone = ZoneOffset.UTC;

    private MailDate() {}

    /// Reads a date, or nothing: empty when day, month, year or time are missing or out of range
    public static Optional<Instant> parse(String field) {
        if (field.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return new MailDate().read(withoutComments(field));
        } catch (DateTimeException | NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : 0;
            out.append(depth == 0 ? c : ' ');
            depth -= c == ')' && depth > 0 ? 1 : 0;
        }
        return out.toString();
    }

    private Optional<Instant> read(String text) {
        StringTokenizer words = new StringTokenizer(text, " \t\r\n,\"");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            char first = word.charAt(0);
            if (!isDigit(first)) {
                name(word);
            } else if (word.length() > 10 && word.charAt(10) == 'T') {
                day(word.substring(0, 10), '-');
                time(word.substring(11));
            } else if (word.indexOf(':') > 0) {
                time(word);
            } else {
                day(word, dayMark(word));
            }
        }
        return year < 0 || month < 0 || day < 0 || !timed
                ? Optional.empty()
                : Optional.of(LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59), nano)
                        .toInstant(zone));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// What parts day, month and year in `2-Nov-2026`, `2026-11-02`, `2026/11/02`, `2.11.2026`; a blank where the
    /// word is a number, or where day and month may be either, as in `2/11/2026`.
    private static char dayMark(String word) {
        int first = 1;
        while (first < word.length() && isDigit(word.charAt(first))) {
            first++;
        }
        char mark = first < word.length() ? word.charAt(first) : ' ';
        boolean known = mark == '-' ? first != 3 : mark == '/' ? first == 4 : mark == '.' && first < 3;
        return known ? mark : ' ';
    }

    private void day(String word, char mark) {
        String[] pieces = word.split(Pattern.quote(String.valueOf(mark)), 3);
        if (pieces.length < 3) {
            number(word);
            return;
        }
        boolean yearFirst = pieces[0].length() == 4;
        if (mark == '.' && pieces[2].length() < 4) {
            time(word.replace('.', ':'));
            return;
        }
        number(yearFirst ? pieces[2] : pieces[0]);
        if (isDigit(pieces[1].charAt(0))) {
            month = Integer.parseInt(pieces[1]);
        } else {
            name(pieces[1]);
        }
        number(yearFirst ? pieces[0] : pieces[2]);
    }

    /// `9:14`, `09:14:21`, `09:14:21.5Z`, `09:14:21+0100`, `9:14PM`.
    private void time(String word) {
        int end = 0;
        while (end < word.length() && (isDigit(word.charAt(end)) || ":.".indexOf(word.charAt(end)) >= 0)) {
            end++;
        }
        String[] parts = word.substring(0, end).split("[:.]");
        timed = parts.length > 1;
        hour = Integer.parseInt(parts[0]);
        minute = timed ? Integer.parseInt(parts[1]) : 0;
        second = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        nano = parts.length > 3 ? Integer.parseInt((parts[3] + "00000000").substring(0, 9)) : 0;
        if (end < word.length()) {
            name(word.substring(end));
        }
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

    /// The last month that is named counts: in many languages a day of the week begins as March does.
    private void name(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Optional<Integer> named = month(lower);
        if (named.isPresent()) {
            month = named.get();
        } else if (lower.equals("pm") && hour < 12) {
            hour += 12;
        } else if (lower.equals("am") && hour == 12) {
            hour = 0;
        } else {
            zone = MailZone.parse(word).orElse(zone);
        }
    }

    /// In French, June and July part with their fourth letter.
    private static Optional<Integer> month(String lower) {
        if (lower.startsWith("juin")) {
            return Optional.of(6);
        }
        return lower.startsWith("juil")
                ? Optional.of(7)
                : Optional.ofNullable(MONTHS.get(lower.substring(0, Math.min(3, lower.length()))));
    }
}
