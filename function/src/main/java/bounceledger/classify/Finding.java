package bounceledger.classify;

import java.util.Optional;

/// What decided, before permanence and the guard are asked.
///
/// @param words the words that decided
/// @param isExact decided by a provider's exact tag or a reporter's fact, which no veto word can doubt
record Finding(Meaning meaning, String rule, String words, boolean isExact) {

    static Finding of(RuleBook.Claim claim, Said said) {
        Rule rule = claim.rule();
        Meaning meaning = new Meaning(rule.cause(), rule.subReason(), rule.permanence(), true, false);
        boolean isExact = rule.tier() == Rule.Tier.TAG;
        return new Finding(meaning, rule.id(), said.words().substring(claim.start(), claim.end()), isExact);
    }

    /// The provider's tag, when that is what decided.
    Optional<String> tag() {
        return Optional.of(words.replaceAll("[\\[\\]()]", ""))
                .filter(tag -> isExact && !rule.startsWith("label/"))
                .filter(tag -> tag.chars().noneMatch(Character::isWhitespace));
    }

    static Finding of(Meaning meaning, String rule, String words) {
        return new Finding(meaning, rule, words, false);
    }

    /// Nothing decides.
    static Finding none() {
        return of(new Meaning(Cause.UNDETERMINED, Optional.empty(), Optional.empty(), false, false), "none", "");
    }
}
