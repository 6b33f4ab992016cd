package bounceledger.aws;

import bounceledger.ledger.Unavailable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Names what went wrong at AWS by its code. The messages are left out: they may quote what we sent.
final class AwsTrouble {

    private static final Set<String> REFUSALS = Set.of("ValidationError", "ItemCollectionSizeLimitExceeded");

    private AwsTrouble() {}

    static Unavailable unavailable(String what, Exception trouble) {
        return new Unavailable(what + ": " + name(trouble), trouble);
    }

    /// Such as `ProvisionedThroughputExceededException (400)`, or the reasons why a transaction was cancelled.
    static String name(Exception trouble) {
        return switch (trouble) {
            case TransactionCanceledException cancelled ->
                reasons(cancelled)
                        .filter(code -> !"None".equals(code))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ", "TransactionCanceledException (", ")"));
            case AwsServiceException refused
            when refused.awsErrorDetails() != null ->
                refused.awsErrorDetails().errorCode() + " (" + refused.statusCode() + ")";
            case Unavailable known -> String.valueOf(known.getMessage());
            default -> trouble.getClass().getSimpleName();
        };
    }

    /// Whether another transaction held one of our keys.
    static boolean isConflict(Exception trouble) {
        return trouble instanceof TransactionCanceledException cancelled
                && reasons(cancelled).anyMatch("TransactionConflict"::equals);
    }

    /// Whether the store finds the request itself wrong, so that the same would be refused for ever.
    static boolean isRefusal(Exception trouble) {
        return switch (trouble) {
            case TransactionCanceledException cancelled -> reasons(cancelled).anyMatch(REFUSALS::contains);
            case DynamoDbException refused ->
                refused.awsErrorDetails() != null
                        && "ValidationException"
                                .equals(refused.awsErrorDetails().errorCode());
            default -> false;
        };
    }

    private static Stream<String> reasons(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream().map(CancellationReason::code);
    }
}
