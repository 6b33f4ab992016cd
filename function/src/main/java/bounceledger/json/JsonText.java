package bounceledger.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds an object to write, member after member in the order they are put. A name put twice keeps its first place
/// and its last value.
public final class JsonText {

    private final Map<String, Json> members = new LinkedHashMap<>();

    private JsonText() {}

    public static JsonText object() {
        return new JsonText();
    }

    public JsonText put(String name, String value) {
        return put(name, new Json.Text(value));
    }

    public JsonText put(String name, long value) {
        return put(name, new Json.Num(Long.toString(value)));
    }

    public JsonText put(String name, boolean value) {
        return put(name, new Json.Bool(value));
    }

    public JsonText put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    public JsonText put(String name, JsonText value) {
        return put(name, value.json());
    }

    /// Puts what is there as its text; leaves the member out when nothing is. Numbers and booleans keep their kind.
    public JsonText put(String name, Optional<?> value) {
        value.ifPresent(present -> put(name, jsonOf(present)));
        return this;
    }

    /// Puts an array, also an empty one; its values as in {@link #put(String, Optional)}.
    public JsonText put(String name, List<?> values) {
        return put(name, new Json.Arr(values.stream().map(JsonText::jsonOf).toList()));
    }

    public Json.Obj json() {
        return new Json.Obj(members);
    }

    /// Compact JSON on one line.
    public String write() {
        return json().write();
    }

    private static Json jsonOf(Object value) {
        return switch (value) {
            case Json json -> json;
            case JsonText object -> object.json();
            case Boolean bool -> new Json.Bool(bool);
            case Integer number -> new Json.Num(number.toString());
            case Long number -> new Json.Num(number.toString());
            default -> new Json.Text(value.toString());
        };
    }
}
