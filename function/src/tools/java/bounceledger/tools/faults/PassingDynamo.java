package bounceledger.tools.faults;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// A table in front of another. Reads go through; what nobody overrides is refused, so that no kind of request slips
/// past
/// whoever counts or spoils them.
public interface PassingDynamo extends DynamoDbClient {

    /// The one behind.
    DynamoDbClient table();

    @Override
    default BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return table().batchGetItem(request);
    }

    @Override
    default QueryResponse query(QueryRequest request) {
        return table().query(request);
    }

    @Override
    default String serviceName() {
        return table().serviceName();
    }

    @Override
    default void close() {
        table().close();
    }
}
