package bounceledger.classify;

import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the numbers mean where no words decide: the IANA registry of enhanced statuses (RFC 5248) and the reply
/// codes of RFC 5321, each with our cause.
final class Codes {

    private final Map<String, Meaning> statuses = new HashMap<>();
    private final Map<String, Meaning> replies = new HashMap<>();

    Codes(List<Map<String, String>> statusRows, List<Map<String, String>> replyRows) {
        statusRows.forEach(row -> statuses.put(row.get("code"), Meaning.of(row)));
        replyRows.forEach(row -> replies.put(row.get("code"), Meaning.of(row)));
    }

    /// The row of a status: of its class alone (`4.7.1`), of either (`X.7.1`), or of its subject (`X.7.*`).
    ///
    /// @return empty when it means nothing in a failure, such as a code that is registered for class 2 only
    Optional<Meaning> of(EnhancedStatus status) {
        return lookUp(status.toString())
                .or(() -> lookUp("X." + status.condition()))
                .or(() -> lookUp("X." + status.subject() + ".*"))
                .filter(meaning -> meaning.cause() != Cause.NOT_A_BOUNCE);
    }

    private Optional<Meaning> lookUp(String key) {
        return Optional.ofNullable(statuses.get(key));
    }

    /// The row of a reply code, or of its first digit (`4xx`).
    Optional<Meaning> of(ReplyCode code) {
        return Optional.ofNullable(replies.get(code.toString()))
                .or(() -> Optional.ofNullable(replies.get(code.severity() + "xx")));
    }
}
