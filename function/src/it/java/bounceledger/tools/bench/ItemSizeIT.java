package bounceledger.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// DynamoDB's published rules, by hand.
class ItemSizeIT {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(AttributeValue.fromS("four"), 4),
                arguments(AttributeValue.fromS("ä"), 2),
                arguments(AttributeValue.fromN("7"), 2),
                arguments(AttributeValue.fromN("12"), 2),
                arguments(AttributeValue.fromN("123"), 3),
                arguments(AttributeValue.fromN("1200"), 2),
                arguments(AttributeValue.fromN("-1"), 3),
                arguments(AttributeValue.fromN("1763640000001"), 8),
                arguments(AttributeValue.fromBool(true), 1),
                arguments(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[9])), 9),
                arguments(AttributeValue.fromL(List.of()), 3),
                arguments(AttributeValue.fromL(List.of(AttributeValue.fromS("ab"))), 3 + 1 + 2),
                arguments(AttributeValue.fromM(Map.of("n", AttributeValue.fromS("ab"))), 3 + 1 + 1 + 2));
    }

    @ParameterizedTest
    @MethodSource("values")
    void weighs(AttributeValue value, long bytes) {
        assertThat(ItemSize.of(Map.of("name", value))).isEqualTo(4 + bytes);
    }

    /// Twice for each kilobyte, of the larger of before and after.
    @ParameterizedTest
    @CsvSource({"0, 100, 2", "0, 1024, 2", "0, 1025, 4", "3000, 100, 6"})
    void aWriteInATransaction(int before, int after, double units) {
        assertThat(MeteredDynamo.tableUnits(item(before, "", ""), item(after, "", "")))
                .isEqualTo(units);
    }

    /// An entry that keeps its place is written once, one that moves is written and taken away.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    none | none | 0
                    none | 1    | 1
                    1    | 1    | 0
                    1    | 2    | 2
                    1    | none | 1
                    """)
    void anIndexEntry(String before, String after, double units) {
        assertThat(MeteredDynamo.indexUnits(entry(before), entry(after))).isEqualTo(units);
    }

    private static Map<String, AttributeValue> entry(String changed) {
        return changed == null ? Map.of() : item(100, "C#1", changed);
    }

    /// @param bytes of the whole, key and all
    private static Map<String, AttributeValue> item(int bytes, String shard, String changed) {
        Map<String, AttributeValue> key =
                Map.of("shard", AttributeValue.fromS(shard), "changed", AttributeValue.fromS(changed));
        int left = (int) (bytes - ItemSize.of(key)) - "a".length();
        return bytes == 0
                ? Map.of()
                : Map.of(
                        "shard", AttributeValue.fromS(shard),
                        "changed", AttributeValue.fromS(changed),
                        "a", AttributeValue.fromS("x".repeat(left)));
    }
}
