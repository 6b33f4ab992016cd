package bounceledger.tools.bench;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// A table that keeps the transactions that passed, so that they can be run again bare.
record RecordingDynamo(DynamoDbClient table, List<TransactWriteItemsRequest> passed) implements DynamoDbClient {

    RecordingDynamo(DynamoDbClient table) {
        this(table, new ArrayList<>());
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response = table.transactWriteItems(request);
        passed.add(request);
        return response;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return table.batchGetItem(request);
    }

    @Override
    public String serviceName() {
        return table.serviceName();
    }

    @Override
    public void close() {
        table.close();
    }
}
