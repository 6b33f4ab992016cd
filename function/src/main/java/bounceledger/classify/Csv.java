package bounceledger.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Our own tables: a header line, then rows; fields with a comma stand in double quotes (RFC 4180), none spans
/// lines. Empty lines and lines that open with `#` are for people.
final class Csv {

    private Csv() {}

    /// Reads a whole table.
    ///
    /// @return the rows by column name, in order
    /// @throws IllegalArgumentException naming file and line, when a row has not as many fields as the header
    static List<Map<String, String>> read(String file, String text) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> header = List.of();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> fields = fields(line.strip());
            if (header.isEmpty()) {
                header = fields;
            } else if (fields.size() != header.size()) {
                throw new IllegalArgumentException(file + " line " + number + ": " + fields.size() + " fields where "
                        + header.size() + " are named");
            } else {
                rows.add(row(header, fields));
            }
        }
        return rows;
    }

    private static Map<String, String> row(List<String> header, List<String> fields) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), fields.get(i));
        }
        return row;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
