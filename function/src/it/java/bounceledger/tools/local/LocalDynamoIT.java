package bounceledger.tools.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class LocalDynamoIT {

    private static final String TABLE = "ledger";
    private static final Map<String, AttributeValue> ITEM =
            Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

    @Test
    void the_table_is_the_templates() throws IOException {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template())) {
            TableDescription table = dynamo.client()
                    .describeTable(describe -> describe.tableName(TABLE))
                    .table();
            assertThat(table.keySchema())
                    .extracting(KeySchemaElement::attributeName)
                    .containsExactly("pk", "sk");
            assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
                assertThat(index.indexName()).isEqualTo("changes");
                assertThat(index.keySchema())
                        .extracting(KeySchemaElement::attributeName)
                        .containsExactly("shard", "changed");
                assertThat(index.projection().nonKeyAttributes()).containsExactly("summary");
            });
            assertThat(dynamo.client()
                            .describeTimeToLive(describe -> describe.tableName(TABLE))
                            .timeToLiveDescription()
                            .attributeName())
                    .isEqualTo("ttl");
        }
    }

    @Test
    void a_folder_keeps_the_items(@TempDir Path folder) throws IOException {
        try (LocalDynamo dynamo = LocalDynamo.inFolder(folder, template())) {
            put(dynamo.client());
        }
        try (LocalDynamo again = LocalDynamo.inFolder(folder, template())) {
            assertThat(again.client().scan(scan -> scan.tableName(TABLE)).items())
                    .containsExactly(ITEM);
        }
    }

    @Test
    void nothing_is_told_to_anyone(@TempDir Path folder) throws IOException {
        try (LocalDynamo _ = LocalDynamo.inFolder(folder, template())) {
            // The file that identifies an installation is written before anything is sent.
            assertThat(Path.of("dynamodb-local-metadata.json")).doesNotExist();
        }
    }

    @Test
    void a_property_that_is_not_known_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), """
                Resources:
                  LedgerTable:
                    Properties:
                      StreamSpecification: {StreamViewType: KEYS_ONLY}
                """);
        StackTemplate streaming = StackTemplate.read(file, Map.of("LedgerTable", TABLE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalDynamo.inMemory(streaming))
                .withMessageContaining("StreamSpecification");
    }

    private static void put(DynamoDbClient client) {
        client.putItem(put -> put.tableName(TABLE).item(ITEM));
    }

    private static StackTemplate template() throws IOException {
        return StackTemplate.read(Path.of("..", "template.yaml"), Map.of("LedgerTable", TABLE));
    }
}
