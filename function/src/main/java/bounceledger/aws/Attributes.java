package bounceledger.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item's attributes, being written or read. What is absent is left out, never written as null.
final class Attributes {

    private final Map<String, AttributeValue> values;

    private Attributes(Map<String, AttributeValue> values) {
        this.values = values;
    }

    static Attributes writing() {
        return new Attributes(new HashMap<>());
    }

    static Attributes reading(Map<String, AttributeValue> item) {
        return new Attributes(item);
    }

    Attributes put(String name, String value) {
        values.put(name, AttributeValue.fromS(value));
        return this;
    }

    Attributes put(String name, Optional<String> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    Attributes put(String name, long value) {
        values.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    Attributes put(String name, Instant value) {
        return put(name, value.toEpochMilli());
    }

    Attributes flag(String name, boolean value) {
        if (value) {
            values.put(name, AttributeValue.fromBool(true));
        }
        return this;
    }

    Attributes put(String name, Collection<String> value) {
        values.put(
                name,
                AttributeValue.fromL(value.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    Attributes put(String name, byte[] value) {
        values.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
        return this;
    }

    Attributes put(String name, Attributes value) {
        values.put(name, AttributeValue.fromM(value.values));
        return this;
    }

    Map<String, AttributeValue> item() {
        return values;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::s);
    }

    /// The text of an attribute that every such item has.
    String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("an item has no " + name));
    }

    Optional<Long> findNumber(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::n).map(Long::valueOf);
    }

    long number(String name) {
        return findNumber(name).orElseThrow(() -> new IllegalStateException("an item has no " + name));
    }

    Optional<Instant> findInstant(String name) {
        return findNumber(name).map(Instant::ofEpochMilli);
    }

    Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    boolean flag(String name) {
        return values.containsKey(name);
    }

    List<String> texts(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::l).orElse(List.of()).stream()
                .map(AttributeValue::s)
                .toList();
    }

    Optional<byte[]> findBytes(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::b).map(SdkBytes::asByteArray);
    }

    Optional<Attributes> nested(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::m).map(Attributes::new);
    }
}
