package bounceledger.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One JSON value (RFC 8259), never changing. Absence is {@link Null}, so that a chain such as
/// `event.at("mail").at("messageId").text()` asks for anything of anything and never fails.
public sealed interface Json {

    /// The most that is read: what Lambda hands to a function in one invocation, in UTF-8.
    int MAX_BYTES = 6 * 1024 * 1024;

    /// How deep arrays and objects may nest; the deepest known event nests 9.
    int MAX_DEPTH = 32;

    /// Values, names and brackets in one text; a full batch of 10,000 queue messages has about 600,000.
    int MAX_TOKENS = 1_000_000;

    /// An object.
    ///
    /// @param members in the order they were written; names are case-sensitive
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Members.of(members);
        }
    }

    /// An array.
    record Arr(List<Json> values) implements Json {
        public Arr {
            values = List.copyOf(values);
        }
    }

    /// A string.
    ///
    /// @param value may hold a lone surrogate, which JSON can write and UTF-8 cannot
    record Text(String value) implements Json {}

    /// A number.
    ///
    /// @param digits as written, so that no digit is lost; at most 1,000 characters
    record Num(String digits) implements Json {}

    /// A truth value.
    record Bool(boolean value) implements Json {}

    /// JSON's `null`, and whatever is not there.
    record Null() implements Json {
        private static final Null ABSENT = new Null();
    }

    /// Reads one value in UTF-8; a byte order mark in front and white space around are tolerated.
    ///
    /// @return empty for what is not JSON, is over a limit, names a member twice, or goes on after its end
    static Optional<Json> parse(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            return Optional.empty();
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        // What stands for bytes that are no UTF-8 may also be meant.
        return text.indexOf('\uFFFD') < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)
                ? parse(text)
                : Optional.empty();
    }

    /// The same for text; the limit counts its characters.
    static Optional<Json> parse(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return bare.length() > MAX_BYTES ? Optional.empty() : SdkJson.read(bare);
    }

    /// The member of this name.
    ///
    /// @return {@link Null} when there is none, or this is no object
    default Json at(String name) {
        return this instanceof Obj(Map<String, Json> members) ? members.getOrDefault(name, Null.ABSENT) : Null.ABSENT;
    }

    /// Whether there is a member of this name that is not `null`.
    default boolean has(String name) {
        return !(at(name) instanceof Null);
    }

    /// The values of the array under this name; none when there is no array.
    default List<Json> items(String name) {
        return at(name).items();
    }

    /// This array's values; none when it is no array.
    default List<Json> items() {
        return this instanceof Arr(List<Json> values) ? values : List.of();
    }

    /// This string; empty when it is anything else, numbers included.
    default Optional<String> text() {
        return this instanceof Text(String value) ? Optional.of(value) : Optional.empty();
    }

    /// This string, or a number as it was written; empty when it is blank or anything else.
    default Optional<String> word() {
        Optional<String> written = this instanceof Num(String digits) ? Optional.of(digits) : text();
        return written.filter(value -> !value.isBlank());
    }

    /// A whole number, also one in a string as SQS writes them; empty when it is none, or does not fit.
    default Optional<Long> whole() {
        try {
            return word().map(Long::valueOf);
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    /// Compact JSON, members in their order.
    default String write() {
        return SdkJson.write(this);
    }
}
