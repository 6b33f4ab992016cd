package bounceledger.aws;

import bounceledger.ledger.Unavailable;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Names what went wrong at AWS by its code. The messages are left out: they may quote what we sent.
final class AwsTrouble {

    private AwsTrouble() {}

    static Unavailable unavailable(String what, Exception trouble) {
        return new Unavailable(what + ": " + name(trouble), trouble);
    }

    /// Such as `ProvisionedThroughputExceededException (400)`, or the reasons why a transaction was cancelled.
    static String name(Exception trouble) {
        return switch (trouble) {
            case TransactionCanceledException cancelled ->
                cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
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
}
