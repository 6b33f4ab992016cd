package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fields of the form `Name: value`: the header of a mail, or a group in a machine-readable part, which RFC 3464
/// section 2.1 writes the same way.
///
/// @param fields in the order in which they came, at most {@link MailLimits#FIELDS}
public record Headers(List<Field> fields) {

    static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
    }

    /// One field. Of its line nothing is copied or decoded until it is asked for: most fields never are.
    public static final class Field {

        private static final char ESCAPE = 0x1b;

        /// Tells most names apart by their first letter, before all are compared.
        private static final char LOWER = 0x20;

        private final String line;
        private final int nameEnd;
        private final int from;
        private @Nullable String raw;

        /// @param raw the value with its folds, its encoded words as they came
        public Field(String name, String raw) {
            this(name, name.length(), 0);
            this.raw = raw;
        }

        /// @param line each byte as one character
        /// @param from where the value begins
        Field(String line, int nameEnd, int from) {
            this.line = line;
            this.nameEnd = nameEnd;
            this.from = from;
        }

        public String name() {
            return line.substring(0, nameEnd);
        }

        /// Whether it has that name, in any case.
        public boolean isNamed(String name) {
            return nameEnd == name.length()
                    && (nameEnd == 0 || (line.charAt(0) | LOWER) == (name.charAt(0) | LOWER))
                    && line.regionMatches(true, 0, name, 0, nameEnd);
        }

        /// The value with its folds, its encoded words as they came; at most {@link MailLimits#FIELD_LENGTH}
        /// characters.
        public String raw() {
            if (raw == null) {
                raw = decoded(lineFeeds(line.substring(from)));
            }
            return raw;
        }

        /// Lines parted by `\n`, however they ended.
        static String lineFeeds(String lines) {
            return lines.indexOf('\r') < 0
                    ? lines
                    : lines.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', '\n');
        }

        /// RFC 6532 has UTF-8 here; others write what they like, and Japan announces it by an escape.
        private static String decoded(String bytes) {
            int bits = 0;
            for (int i = 0; i < bytes.length(); i++) {
                bits |= bytes.charAt(i) == ESCAPE ? 128 : bytes.charAt(i);
            }
            return bits < 128 ? bytes : Charsets.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), "");
        }

        /// The value on one line (RFC 5322 section 2.2.3), encoded words (RFC 2047) decoded where they can be.
        public String value() {
            String text = text();
            return isOneLine(text) ? text.strip() : String.join(" ", split(text));
        }

        /// The value's lines, for the one field where folds mean something: a reply of several lines. Never empty.
        public List<String> lines() {
            String text = text();
            return isOneLine(text) ? List.of(text.strip()) : split(text);
        }

        private static boolean isOneLine(String text) {
            return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        }

        private static List<String> split(String text) {
            String lines = lineFeeds(text);
            List<String> split = new ArrayList<>();
            int end = -1;
            while (end + 1 < lines.length()) {
                int from = end + 1;
                int newline = lines.indexOf('\n', from);
                end = newline < 0 ? lines.length() : newline;
                split.add(lines.substring(from, end).strip());
            }
            return split;
        }

        private String text() {
            String text = raw();
            if (!text.contains("=?")) {
                return text;
            }
            try {
                return MimeUtility.decodeText(text);
            } catch (UnsupportedEncodingException | RuntimeException unknown) {
                return text;
            }
        }
    }

    /// Reads one header and leaves the stream at what follows its blank line.
    static Headers read(MailBytes in) {
        try {
            return new Headers(new BoundedHeaders(in).fields());
        } catch (MessagingException | RuntimeException broken) {
            return NONE;
        }
    }

    /// Reads the first group that has a field, over blank lines and whatever else stands before it.
    static Headers readFirstGroup(MailBytes in) {
        Headers group = NONE;
        for (int i = 0; i < MailLimits.GROUPS && group.isEmpty() && in.skipEmptyLines(); i++) {
            group = read(in);
        }
        return group;
    }

    /// Reads groups of fields parted by blank lines, such as the body of a `message/delivery-status`.
    static List<Headers> readGroups(MailBytes in) {
        List<Headers> groups = new ArrayList<>();
        for (int i = 0; i < MailLimits.GROUPS && in.skipEmptyLines(); i++) {
            Headers group = read(in);
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    /// The same, of text that is already decoded.
    public static List<Headers> readGroups(String text) {
        return readGroups(new MailBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The first field's value on one line, decoded.
    ///
    /// @return empty when there is no such field, or nothing in it
    public Optional<String> first(String name) {
        return find(name).map(Field::value).filter(value -> !value.isEmpty());
    }

    /// The first field of that name, whatever its case.
    public Optional<Field> find(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isNamed(name)) {
                return Optional.of(fields.get(i));
            }
        }
        return Optional.empty();
    }

    /// Every value of that name, each on one line, decoded.
    public List<String> all(String name) {
        return named(name).stream().map(Field::value).toList();
    }

    public boolean has(String... names) {
        for (String name : names) {
            if (find(name).isPresent()) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /// The addresses in an address field (RFC 5322 section 3.4), without their display names. Of all fields of that
    /// name together no more than {@link MailLimits#ADDRESSES_LENGTH} characters are read.
    public List<String> addresses(String name) {
        List<String> addresses = new ArrayList<>();
        int left = MailLimits.ADDRESSES_LENGTH;
        for (Field field : named(name)) {
            AddressList.read(field.raw(), left).forEach(addresses::add);
            left = Math.max(0, left - field.raw().length());
        }
        return addresses;
    }

    /// Most names are not there, and then nothing is made.
    private List<Field> named(String name) {
        List<Field> named = List.of();
        for (Field field : fields) {
            if (field.isNamed(name)) {
                named = named.isEmpty() ? new ArrayList<>() : named;
                named.add(field);
            }
        }
        return named;
    }
}
