package bounceledger.query;

import bounceledger.ledger.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A question's parameters, each read strictly: a tool that misspells one hears about it.
record Parameters(Map<String, String> values) {

    /// Years of four digits: ISO 8601 knows others, which no counter can have.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    static Parameters of(Question question, Set<String> known) throws Problem {
        for (String name : question.parameters().keySet()) {
            if (!known.contains(name)) {
                throw Problem.unknownParameter(name);
            }
        }
        return new Parameters(question.parameters());
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean flag(String name) throws Problem {
        String value = values.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.badParameter(name, "wants true or false");
        }
        return value.equals("true");
    }

    int number(String name, int otherwise, int least, int most) throws Problem {
        String value = values.getOrDefault(name, Integer.toString(otherwise));
        if (!value.matches("\\d{1,10}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
            throw Problem.badParameter(name, "wants a number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    LocalDate date(String name, LocalDate otherwise) throws Problem {
        String value = find(name).orElseGet(otherwise::toString);
        try {
            if (DATE.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeParseException noSuchDay) {
            // Told below, like what does not look like a date.
        }
        throw Problem.badParameter(name, "wants a date such as 2026-11-20, in UTC");
    }

    /// A time in UTC such as `2026-11-20T12:00:00Z` (RFC 3339), or a date, which is its beginning.
    Optional<Instant> time(String name) throws Problem {
        Optional<String> value = find(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (DATE.matcher(value.get()).matches()) {
            return Optional.of(
                    date(name, LocalDate.EPOCH).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        try {
            if (TIME.matcher(value.get()).matches()) {
                return Optional.of(Instant.parse(value.get()));
            }
        } catch (DateTimeParseException noSuchTime) {
            // Told below, like what does not look like a time.
        }
        throw Problem.badParameter(name, "wants a time in UTC such as 2026-11-20T12:00:00Z, or a date");
    }

    /// Some words with commas between, each read by `of`; none when the parameter is not there.
    <T> Set<T> words(String name, Function<String, Optional<T>> of) throws Problem {
        Set<T> read = new LinkedHashSet<>();
        for (String word : find(name).map(text -> text.split(",", -1)).orElse(new String[0])) {
            read.add(of.apply(word).orElseThrow(() -> Problem.badParameter(name, "knows no " + Problem.quoted(word))));
        }
        return read;
    }

    /// Where to go on. A cursor holds for the question that it was given out for.
    Cursor cursor(Set<String> bindingNames) throws Problem {
        Optional<String> given = find("cursor");
        if (given.isEmpty()) {
            return Cursor.START;
        }
        String[] part = given.get().split("\\.", 2);
        Cursor cursor = Cursor.parse(part[0])
                .orElseThrow(() -> Problem.badParameter("cursor", "is none that this API gave out"));
        if (!tag(bindingNames).equals(part.length == 2 ? "." + part[1] : "")) {
            throw Problem.badParameter("cursor", "was given out for other filters");
        }
        return cursor;
    }

    /// What binds a cursor to these parameters; empty when none of them is there.
    String tag(Set<String> names) {
        String filters = new TreeSet<>(names)
                .stream()
                        .flatMap(name -> find(name).map(value -> name + "=" + value).stream())
                        .collect(Collectors.joining("&"));
        return filters.isEmpty() ? "" : "." + Integer.toHexString(filters.hashCode());
    }
}
