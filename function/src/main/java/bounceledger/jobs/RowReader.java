package bounceledger.jobs;

import bounceledger.jobs.Columns.Meaning;
import bounceledger.json.Json;
import bounceledger.smtp.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads a record's cells by what their columns mean. Made from a file's first line.
sealed interface RowReader {

    /// The cells that matter; empty when the record is none of its format.
    Optional<Row> read(String record);

    /// What parts the fields, and so where quotes mean something.
    Optional<Character> delimiter();

    /// How many of the file's lines tell the columns, and no address.
    int headerLines();

    /// A CSV with these columns, in order.
    record Csv(List<Optional<Meaning>> columns, char separator, int headerLines) implements RowReader {

        private static final String SEPARATORS = ",;\t";

        /// What a file without a header has, which begins with an address: SES's way.
        private static final List<Optional<Meaning>> BARE =
                List.of(Optional.of(Meaning.ADDRESS), Optional.of(Meaning.REASON), Optional.of(Meaning.TIME));

        /// @return empty when no column is one for addresses
        static Optional<RowReader> of(Columns known, String firstLine) {
            char separator = separator(firstLine);
            List<String> names = CsvFields.read(firstLine, separator);
            if (MailAddress.isOne(CsvFields.unguarded(names.getFirst()))) {
                return Optional.of(new Csv(BARE, separator, 0));
            }
            List<Optional<Meaning>> columns = names.stream().map(known::meaning).toList();
            return columns.contains(Optional.of(Meaning.ADDRESS))
                    ? Optional.of(new Csv(columns, separator, 1))
                    : Optional.empty();
        }

        /// The one that comes first outside quotes; a comma where there is only one column.
        private static char separator(String firstLine) {
            String unquoted = firstLine.replaceAll("\"[^\"]*\"", "");
            return (char) unquoted.chars()
                    .filter(c -> SEPARATORS.indexOf(c) >= 0)
                    .findFirst()
                    .orElse(',');
        }

        @Override
        public Optional<Row> read(String record) {
            List<String> fields = CsvFields.read(record, separator);
            return Optional.of(new Row(IntStream.range(0, Math.min(fields.size(), columns.size()))
                    .boxed()
                    .flatMap(i -> columns.get(i).stream()
                            .map(meaning -> new Row.Cell(meaning, CsvFields.unguarded(fields.get(i)))))
                    .toList()));
        }

        @Override
        public Optional<Character> delimiter() {
            return Optional.of(separator);
        }
    }

    /// NDJSON, whose names stand in every line.
    record Objects(Columns known) implements RowReader {

        @Override
        public Optional<Row> read(String record) {
            if (!(Json.parse(record).orElse(new Json.Null()) instanceof Json.Obj(Map<String, Json> members))) {
                return Optional.empty();
            }
            List<Row.Cell> cells = new ArrayList<>();
            members.forEach((name, value) -> Stream.of(known.meaning(name))
                    .flatMap(Optional::stream)
                    .flatMap(meaning -> value.word().map(word -> new Row.Cell(meaning, word)).stream())
                    .forEach(cells::add));
            return Optional.of(new Row(cells));
        }

        @Override
        public Optional<Character> delimiter() {
            return Optional.empty();
        }

        @Override
        public int headerLines() {
            return 0;
        }
    }
}
