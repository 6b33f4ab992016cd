package bounceledger.query;

import bounceledger.ledger.Call;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A question as its route sees it.
///
/// @param variables what stands in the path where the pattern has a name, decoded
/// @param call the invocation that answers
record Asked(Question question, Map<String, String> variables, Parameters parameters, Call call) {

    Instant now() {
        return call.started();
    }

    String variable(String name) {
        return Objects.requireNonNull(variables.get(name));
    }

    MailAddress address() throws Problem {
        return address("address", variable("address"));
    }

    static MailAddress address(String field, String text) throws Problem {
        return MailAddress.parse(text).orElseThrow(() -> Problem.badParameter(field, "is no e-mail address"));
    }

    /// @param members that the body may have
    RequestBody body(Set<String> members) throws Problem {
        return RequestBody.of(question, members);
    }

    void wants(Scope scope) throws Problem {
        if (!question.caller().scope().covers(scope)) {
            throw Problem.forbidden(scope);
        }
    }
}
