package bounceledger.classify;

import java.util.Optional;

/// What happened to one recipient, and what says so.
///
/// @param subReason a finer word below the cause, such as `user_unknown`
/// @param permanence empty only for {@link Cause#NOT_A_BOUNCE}
/// @param rule id of the rule or table row that decided, such as `google/no-such-user`, `iana/5.1.1`, `reply/552`,
///     `label/ses/permanent/noemail`, `action/delivered`, `feedback/abuse`, or `none`
/// @param words the words that decided; may be empty
/// @param veto the word in the reply that speaks against suppressing, when the cause alone would suppress
/// @param provider who runs the remote server (`gmail`, `microsoft`, …), else `other`
/// @param bookVersion hash of the rule book and tables that gave this verdict
public record Verdict(
        Cause cause,
        Optional<String> subReason,
        Optional<Permanence> permanence,
        String rule,
        String words,
        Optional<String> veto,
        String provider,
        String bookVersion) {

    public Verdict {
        if (permanence.isEmpty() != (cause == Cause.NOT_A_BOUNCE)) {
            throw new IllegalArgumentException("permanence " + permanence + " does not fit the cause " + cause);
        }
    }
}
