package bounceledger.tools.local;

import static bounceledger.tools.local.StackTemplate.list;
import static bounceledger.tools.local.StackTemplate.map;
import static bounceledger.tools.local.StackTemplate.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/// Makes the table that the template describes: keys, indexes and time to live.
final class LocalTable {

    /// What says nothing about what the table holds or answers.
    private static final Set<String> NOT_HERE =
            Set.of("PointInTimeRecoverySpecification", "SSESpecification", "DeletionProtectionEnabled");

    private static final Set<String> MADE = Set.of(
            "BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "TimeToLiveSpecification");

    private LocalTable() {}

    /// Makes the table unless it is there.
    ///
    /// @param properties of the template's `AWS::DynamoDB::Table`
    /// @throws IllegalArgumentException for a property that would be left out silently
    static void make(DynamoDbClient dynamo, String table, Map<?, ?> properties) {
        for (Object property : properties.keySet()) {
            if (!MADE.contains(property.toString()) && !NOT_HERE.contains(property.toString())) {
                throw new IllegalArgumentException("the local table does not know the property " + property);
            }
        }
        try {
            dynamo.createTable(request(table, properties));
        } catch (ResourceInUseException _) {
            return;
        }
        Map<?, ?> timeToLive = map(properties.get("TimeToLiveSpecification"));
        if (!timeToLive.isEmpty()) {
            TimeToLiveSpecification specification = TimeToLiveSpecification.builder()
                    .attributeName(text(timeToLive, "AttributeName"))
                    .enabled(Boolean.valueOf(text(timeToLive, "Enabled")))
                    .build();
            dynamo.updateTimeToLive(update -> update.tableName(table).timeToLiveSpecification(specification));
        }
    }

    private static CreateTableRequest request(String table, Map<?, ?> properties) {
        return CreateTableRequest.builder()
                .tableName(table)
                .billingMode(text(properties, "BillingMode"))
                .attributeDefinitions(list(properties.get("AttributeDefinitions")).stream()
                        .map(StackTemplate::map)
                        .map(LocalTable::attribute)
                        .toList())
                .keySchema(keySchema(properties))
                .globalSecondaryIndexes(list(properties.get("GlobalSecondaryIndexes")).stream()
                        .map(StackTemplate::map)
                        .map(LocalTable::index)
                        .toList())
                .build();
    }

    private static AttributeDefinition attribute(Map<?, ?> definition) {
        return AttributeDefinition.builder()
                .attributeName(text(definition, "AttributeName"))
                .attributeType(text(definition, "AttributeType"))
                .build();
    }

    private static List<KeySchemaElement> keySchema(Map<?, ?> holder) {
        return list(holder.get("KeySchema")).stream()
                .map(StackTemplate::map)
                .map(key -> KeySchemaElement.builder()
                        .attributeName(text(key, "AttributeName"))
                        .keyType(text(key, "KeyType"))
                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex index(Map<?, ?> index) {
        Map<?, ?> projection = map(index.get("Projection"));
        List<String> attributes = list(projection.get("NonKeyAttributes")).stream()
                .map(Object::toString)
                .toList();
        Projection.Builder projected = Projection.builder().projectionType(text(projection, "ProjectionType"));
        return GlobalSecondaryIndex.builder()
                .indexName(text(index, "IndexName"))
                .keySchema(keySchema(index))
                .projection((attributes.isEmpty() ? projected : projected.nonKeyAttributes(attributes)).build())
                .build();
    }
}
