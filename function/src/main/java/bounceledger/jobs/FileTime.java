package bounceledger.jobs;

import bounceledger.mail.MailDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Times as lists have them: seconds or milliseconds since 1970, RFC 3339, the same without a zone (taken as UTC) or
/// without a time of day, RFC 5322.
final class FileTime {

    /// Seconds reach it in the year 5138, milliseconds did in 1973.
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private static final int MOST_DIGITS = 15;

    private FileTime() {}

    /// The time to the millisecond; empty when the text is none.
    static Optional<Instant> parse(String text) {
        String time = text.strip();
        if (!time.isEmpty() && time.length() <= MOST_DIGITS && time.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long number = Long.parseLong(time);
            return Optional.of(
                    number < MILLISECONDS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        String iso = time.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d)", "$1T");
        return Stream.<Function<String, Instant>>of(
                        word -> OffsetDateTime.parse(word).toInstant(),
                        word -> LocalDateTime.parse(word).toInstant(ZoneOffset.UTC),
                        word -> LocalDate.parse(word)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                .flatMap(way -> read(iso, way).stream())
                .findFirst()
                .or(() -> MailDate.parse(time))
                .filter(at -> at.getEpochSecond() >= 0)
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Optional<Instant> read(String text, Function<String, Instant> way) {
        try {
            return Optional.of(way.apply(text));
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }
}
