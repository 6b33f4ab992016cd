package bounceledger.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The fields of one CSV record (RFC 4180), read and written.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, their full-width twins, a tab or a line break for a
/// formula, and an e-mail address may begin so. Such a cell is written behind an apostrophe (OWASP, CSV injection), one
/// that has it
/// already behind another, so that what was written can be read back as it was.
final class CsvFields {

    private static final String FORMULAS = "=+-@\t\r\n\0＝＋－＠";

    private CsvFields() {}

    /// @param delimiter what the file's header has between its names
    static List<String> read(String record, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (quoted && c == '"' && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /// One line, its end included.
    static String write(List<String> cells) {
        return cells.stream().map(CsvFields::written).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String written(String cell) {
        String safe = isFormula(cell) || (cell.startsWith("'") && isGuarded(cell)) ? "'" + cell : cell;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\t')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    /// The cell without the apostrophe that guards it.
    static String unguarded(String cell) {
        return isGuarded(cell) ? cell.substring(1) : cell;
    }

    private static boolean isGuarded(String cell) {
        return cell.startsWith("'") && (isFormula(cell.substring(1)) || isGuarded(cell.substring(1)));
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0;
    }
}
