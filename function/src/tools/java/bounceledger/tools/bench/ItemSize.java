package bounceledger.tools.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an item weighs by DynamoDB's published rules.
///
/// Source: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html>
final class ItemSize {

    private static final int CONTAINER = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    /// Bytes of names and values.
    static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> text(attribute.getKey()) + value(attribute.getValue()))
                .sum();
    }

    private static long value(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case L ->
                CONTAINER
                        + value.l().stream()
                                .mapToLong(one -> ELEMENT + value(one))
                                .sum();
            case M -> CONTAINER + (long) ELEMENT * value.m().size() + of(value.m());
            case SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("the table has no " + value.type());
        };
    }

    /// One byte for two significant digits, and one more. The rules say "approximately", and nothing of the sign; a
    /// byte for it is what DynamoDB is known to take.
    private static long number(String number) {
        BigDecimal value = new BigDecimal(number).stripTrailingZeros();
        return (value.precision() + 1L) / 2 + 1 + (value.signum() < 0 ? 1 : 0);
    }

    private static long text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// How many capacity units of this size the bytes fill, at least one.
    static long units(long bytes, int unit) {
        return Math.max(1, Math.ceilDiv(bytes, (long) unit));
    }
}
