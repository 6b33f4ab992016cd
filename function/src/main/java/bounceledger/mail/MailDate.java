package bounceledger.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/// Dates as mail programs write them: RFC 5322 section 3.3 with its obsolete forms, and the C library's order.
///
/// Its words are told apart by their shape, not by their place. A date without a zone is taken as UTC.
public final class MailDate {

    private static final int MAX_LENGTH = 100;

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
        return PlainDate.parse(field).or(() -> parseWords(field));
    }

    private static Optional<Instant> parseWords(String field) {
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
        int one = word.indexOf(mark);
        int two = word.indexOf(mark, one + 1);
        if (two <= one + 1) {
            number(word);
            return;
        }
        if (mark == '.' && word.length() - two <= 4) {
            time(word);
            return;
        }
        String first = word.substring(0, one);
        String second = word.substring(one + 1, two);
        String third = word.substring(two + 1);
        boolean yearFirst = one == 4;
        number(yearFirst ? third : first);
        if (isDigit(second.charAt(0))) {
            month = Integer.parseInt(second);
        } else {
            name(second);
        }
        number(yearFirst ? first : third);
    }

    /// `9:14`, `09:14:21`, `09:14:21.5Z`, `09:14:21+0100`, `9:14PM`.
    private void time(String word) {
        int[] parts = new int[4];
        int count = 0;
        int end = 0;
        while (count < parts.length && end < word.length() && isDigit(word.charAt(end))) {
            int from = end;
            while (end < word.length() && isDigit(word.charAt(end))) {
                end++;
            }
            String digits = word.substring(from, end);
            parts[count] = Integer.parseInt(count == 3 ? (digits + "00000000").substring(0, 9) : digits);
            count++;
            end += end < word.length() && ":.".indexOf(word.charAt(end)) >= 0 ? 1 : 0;
        }
        timed = count > 1;
        hour = parts[0];
        minute = parts[1];
        second = parts[2];
        nano = parts[3];
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
        Optional<Integer> named = MailMonth.parse(lower);
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
}
