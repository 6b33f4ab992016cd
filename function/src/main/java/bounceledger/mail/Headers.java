package bounceledger.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fields of the form `Name: value`: the header of a mail, or a group in a machine-readable part, which RFC 3464
/// section 2.1 writes the same way.
///
/// @param fields in the order in which they came, at most {@link MailLimits#FIELDS}
public record Headers(List<HeaderField> fields) {

    static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
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
        return find(name).map(HeaderField::value).filter(value -> !value.isEmpty());
    }

    /// The first field of that name, whatever its case.
    public Optional<HeaderField> find(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isNamed(name)) {
                return Optional.of(fields.get(i));
            }
        }
        return Optional.empty();
    }

    /// Every value of that name, each on one line, decoded.
    public List<String> all(String name) {
        return named(name).stream().map(HeaderField::value).toList();
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
        for (HeaderField field : named(name)) {
            AddressList.read(field.raw(), left).forEach(addresses::add);
            left = Math.max(0, left - field.raw().length());
        }
        return addresses;
    }

    /// Most names are not there, and then nothing is made.
    private List<HeaderField> named(String name) {
        List<HeaderField> named = List.of();
        for (HeaderField field : fields) {
            if (field.isNamed(name)) {
                named = named.isEmpty() ? new ArrayList<>() : named;
                named.add(field);
            }
        }
        return named;
    }
}
