package bounceledger.query;

import bounceledger.ledger.Cursor;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A question's parameters, each read strictly: a tool that misspells one hears about it.
record Parameters(Map<String, String> values) {

    /// Years of four digits: ISO 8601 knows others, which no counter can have.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

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
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
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

    Cursor cursor() throws Problem {
        Optional<String> given = find("cursor");
        if (given.isEmpty()) {
            return Cursor.START;
        }
        return given.flatMap(Cursor::parse)
                .orElseThrow(() -> Problem.badParameter("cursor", "is none that this API gave out"));
    }
}
