package bounceledger.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The one form that nearly all mails give their dates, `Mon, 2 Nov 2026 09:14:21 +0000` (RFC 5322 section 3.3), with a
/// comment behind it or without. It is read at its places; all other forms are told apart word by word.
final class PlainDate {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int DAY_SECONDS = 86_400;

    private PlainDate() {}

    /// @return empty for any other form, which may be a date too
    static Optional<Instant> parse(String field) {
        int day = field.startsWith(", ", 3) ? 5 : 0;
        int at = isDigit(field, day + 1) ? day + 2 : day + 1;
        int end = at + " Nov 2026 09:14:21 +0000".length();
        boolean ends =
                end == field.length() || (field.startsWith(" (", end) && field.indexOf(')') == field.length() - 1);
        if (!ends || !isDigit(field, day) || !isForm(field, at)) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(field.substring(at + 1, at + 4));
        int offset = number(field, at + 20, 2) * 60 + number(field, at + 22, 2);
        boolean known = month >= 0 && month % 3 == 0 && offset < 18 * 60;
        return known ? instant(field, day, at, month / 3 + 1, offset) : Optional.empty();
    }

    private static Optional<Instant> instant(String field, int day, int at, int month, int offset) {
        int hour = number(field, at + 10, 2);
        int minute = number(field, at + 13, 2);
        int second = number(field, at + 16, 2);
        if (hour > 23 || minute > 59) {
            return Optional.empty();
        }
        try {
            long days = LocalDate.of(number(field, at + 5, 4), month, number(field, day, at - day))
                    .toEpochDay();
            long minutes = hour * 60L + minute - (field.charAt(at + 19) == '-' ? -offset : offset);
            return Optional.of(Instant.ofEpochSecond(days * DAY_SECONDS + minutes * 60 + Math.min(second, 59)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /// ` Nov 2026 09:14:21 +0000`, each sign and digit at its place.
    private static boolean isForm(String field, int at) {
        String form = " aaa 0000 00:00:00 +0000";
        for (int i = 0; i < form.length(); i++) {
            char c = field.charAt(at + i);
            boolean fits = switch (form.charAt(i)) {
                case 'a' -> c >= 'A' && c <= 'z';
                case '0' -> c >= '0' && c <= '9';
                case '+' -> c == '+' || c == '-';
                default -> c == form.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Of digits that stand there.
    private static int number(String field, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + field.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(String field, int at) {
        return at < field.length() && field.charAt(at) >= '0' && field.charAt(at) <= '9';
    }
}
