package bounceledger.tools.bench;

import bounceledger.tools.faults.PassingDynamo;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// A table that keeps the transactions that passed, so that they can be run again bare.
record RecordingDynamo(DynamoDbClient table, List<TransactWriteItemsRequest> passed) implements PassingDynamo {

    RecordingDynamo(DynamoDbClient table) {
        this(table, new ArrayList<>());
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response = table.transactWriteItems(request);
        passed.add(request);
        return response;
    }
}
