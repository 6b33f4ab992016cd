package bounceledger.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A header's fields as they came, which is what a signature was made over. Each byte is one character.
///
/// @param fields from the top
record RawHeader(List<Field> fields) {

    private static final int MAX_FIELDS = 1_000;

    /// @param text name, colon and value with its folds; lines end with CRLF, whatever came, and the last without
    record Field(String text) {

        String name() {
            return text.substring(0, text.indexOf(':')).stripTrailing().toLowerCase(Locale.ROOT);
        }

        String value() {
            return text.substring(text.indexOf(':') + 1);
        }

        /// RFC 6376 section 3.4.2: what a careful relay may change is taken away.
        String relaxed() {
            return name() + ":" + value().replaceAll("[ \\t\\r\\n]+", " ").strip();
        }
    }

    static RawHeader of(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", MAX_FIELDS + 1)) {
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            if (continues && !field.isEmpty()) {
                field.append("\r\n").append(line);
            } else {
                finish(field, fields);
                field.append(line.indexOf(':') > 0 && !continues ? line : "");
            }
        }
        finish(field, fields);
        return new RawHeader(List.copyOf(fields));
    }

    private static void finish(StringBuilder field, List<Field> fields) {
        if (!field.isEmpty()) {
            fields.add(new Field(field.toString()));
        }
        field.setLength(0);
    }
}
