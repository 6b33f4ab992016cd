package bounceledger.tools.faults;

import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A table with the troubles that DynamoDB Local never has, one by one, as a test asks for them.
public final class FaultyDynamo implements PassingDynamo {

    public static final String NO_FAULT = "None";

    private final DynamoDbClient table;

    /// Why the item is refused, at which call (from 1) to write; `None` for one that passes.
    public Fault fault = (_, _) -> NO_FAULT;

    /// The first so many writes go through and their answers are lost.
    public int answersToLose;

    /// What somebody else does once between our read and our write.
    public Runnable meanwhile = () -> {};

    /// How many were begun.
    public int writes;

    /// Says what is wrong with one item of a transaction.
    @FunctionalInterface
    public interface Fault {
        String reason(TransactWriteItem item, int call);
    }

    public FaultyDynamo(DynamoDbClient table) {
        this.table = table;
    }

    @Override
    public DynamoDbClient table() {
        return table;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        writes++;
        Runnable other = meanwhile;
        meanwhile = () -> {};
        other.run();
        List<String> reasons = request.transactItems().stream()
                .map(item -> fault.reason(item, writes))
                .toList();
        if (reasons.stream().anyMatch(reason -> !NO_FAULT.equals(reason))) {
            throw cancelled(reasons);
        }
        TransactWriteItemsResponse response = table.transactWriteItems(request);
        if (answersToLose > 0) {
            answersToLose--;
            throw SdkClientException.create("the answer was lost");
        }
        return response;
    }

    /// What DynamoDB throws.
    ///
    /// @param reasons one for each item of the transaction
    static TransactionCanceledException cancelled(List<String> reasons) {
        return TransactionCanceledException.builder()
                .message("refused by the fault injector")
                .cancellationReasons(reasons.stream()
                        .map(reason -> CancellationReason.builder().code(reason).build())
                        .toList())
                .build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return table.updateItem(request);
    }

    /// A fault of the items that this recipient's evidence is among.
    public static Fault about(String recipient, Function<Integer, String> reason) {
        return (item, call) -> item.put() != null
                        && item.put().item().containsKey("recipient")
                        && recipient.equals(item.put().item().get("recipient").s())
                ? reason.apply(call)
                : NO_FAULT;
    }
}
