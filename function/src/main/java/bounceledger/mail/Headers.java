package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Fields of the form `Name: value`: the header of a mail, or a group in a machine-readable part, which RFC 3464
/// section 2.1 writes the same way.
///
/// @param fields in the order in which they came, at most {@link MailLimits#FIELDS}
public record Headers(List<Field> fields) {

    static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
    }

    /// One field. Its value is decoded when it is asked for.
    ///
    /// @param raw the value with its folds, not decoded
    public record Field(String name, String raw) {

        /// The value on one line (RFC 5322 section 2.2.3), encoded words (RFC 2047) decoded where they can be.
        public String value() {
            return String.join(" ", lines());
        }

        /// The value's lines, for the one field where folds mean something: a reply of several lines. Never empty.
        public List<String> lines() {
            String text = raw.contains("=?") ? decoded(raw) : raw;
            return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                    ? List.of(text.strip())
                    : text.lines().map(String::strip).toList();
        }

        private Field and(String line) {
            return raw.length() > MailLimits.FIELD_LENGTH ? this : new Field(name, raw + "\n" + line);
        }

        private static String decoded(String raw) {
            try {
                return MimeUtility.decodeText(raw);
            } catch (UnsupportedEncodingException | RuntimeException unknown) {
                return raw;
            }
        }
    }

    /// Reads one header and leaves the stream at what follows its blank line.
    static Headers read(InputStream in) {
        try {
            return of(new BoundedHeaders(in));
        } catch (MessagingException | RuntimeException broken) {
            return NONE;
        }
    }

    /// Reads groups of fields parted by blank lines, such as the body of a `message/delivery-status`.
    static List<Headers> readGroups(byte[] text) {
        ByteArrayInputStream in = new ByteArrayInputStream(text);
        List<Headers> groups = new ArrayList<>();
        for (int i = 0; i < MailLimits.GROUPS && skipEmptyLines(in); i++) {
            groups.add(read(in));
        }
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    /// The same, of text that is already decoded.
    public static List<Headers> readGroups(String text) {
        return readGroups(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Goes to the first line that is not empty; says whether there is one.
    static boolean skipEmptyLines(ByteArrayInputStream in) {
        int c;
        do {
            in.mark(1);
            c = in.read();
        } while (c == '\n' || c == '\r');
        in.reset();
        return c >= 0;
    }

    /// QUIRK: some servers do not indent the further lines of a reply (rfc3464/05-reply-lines-not-folded.eml). A
    /// line that cannot be a field belongs to the field before it; without one it is dropped, as mbox's `From `.
    private static Headers of(InternetHeaders read) {
        List<Field> fields = new ArrayList<>();
        for (String line : Collections.list(read.getAllHeaderLines())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).stripTrailing();
            if (isFieldName(name)) {
                fields.add(new Field(name, line.substring(colon + 1)));
            } else if (!fields.isEmpty()) {
                fields.add(fields.removeLast().and(line));
            }
        }
        return new Headers(fields);
    }

    /// A reply's line may hold a colon too, and opens with its code.
    private static boolean isFieldName(String name) {
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /// The first field's value on one line, decoded.
    ///
    /// @return empty when there is no such field, or nothing in it
    public Optional<String> first(String name) {
        return find(name).map(Field::value).filter(value -> !value.isEmpty());
    }

    /// The first field of that name, whatever its case.
    public Optional<Field> find(String name) {
        return named(name).findFirst();
    }

    /// Every value of that name, each on one line, decoded.
    public List<String> all(String name) {
        return named(name).map(Field::value).toList();
    }

    public boolean has(String... names) {
        return Arrays.stream(names).anyMatch(name -> named(name).findAny().isPresent());
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /// The addresses in an address field (RFC 5322 section 3.4), without their display names.
    public List<String> addresses(String name) {
        return named(name).flatMap(field -> AddressList.read(field.raw)).toList();
    }

    private Stream<Field> named(String name) {
        return fields.stream().filter(field -> field.name.equalsIgnoreCase(name));
    }
}
