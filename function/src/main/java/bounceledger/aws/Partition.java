package bounceledger.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// All items under one partition key, as many pages as they take.
final class Partition {

    private Partition() {}

    /// As they are now, by a consistent read.
    static List<Map<String, AttributeValue>> items(DynamoDbClient dynamo, String table, String key) {
        return dynamo
                .queryPaginator(QueryRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#p = :p")
                        .expressionAttributeNames(Map.of("#p", Keys.PK))
                        .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(key)))
                        .build())
                .items()
                .stream()
                .toList();
    }
}
