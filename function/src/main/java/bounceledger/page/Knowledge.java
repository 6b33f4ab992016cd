package bounceledger.page;

import bounceledger.classify.Advice;
import bounceledger.classify.Cause;
import bounceledger.classify.Classifier;
import bounceledger.decide.Decision;
import bounceledger.decide.Policy;
import bounceledger.json.JsonText;
import java.util.Arrays;
import java.util.Optional;

/// What the page says that no count tells: the causes in words, with their advice, and the limits of the rates.
final class Knowledge {

    private Knowledge() {}

    static String json(Classifier classifier, Policy policy, Optional<String> notice) {
        return JsonText.object()
                .put("notice", notice)
                .put("limits", limits(policy.limits()))
                .put(
                        "causes",
                        Arrays.stream(Cause.values())
                                .map(cause -> cause(cause, classifier.advice(cause), policy))
                                .toList())
                .write();
    }

    private static JsonText limits(Policy.Limits limits) {
        return JsonText.object().put("bounces", limit(limits.bounces())).put("complaints", limit(limits.complaints()));
    }

    private static JsonText limit(Policy.Limit limit) {
        return JsonText.object()
                .put("warn", limit.warn())
                .put("alarm", limit.alarm().toPlainString());
    }

    private static JsonText cause(Cause cause, Advice advice, Policy policy) {
        return JsonText.object()
                .put("cause", cause.word())
                .put("in_words", advice.inWords())
                .put("who", advice.who().word())
                .put("advice", advice.advice())
                .put("not_to_do", advice.notToDo())
                .put("tool", advice.tool())
                .put("needs_a_person", policy.whenPermanent(cause) == Decision.INVESTIGATE);
    }
}
