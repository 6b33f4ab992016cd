package bounceledger.classify;

import bounceledger.classify.Rule.Tier;
import bounceledger.phrase.PhraseMatcher;
import bounceledger.phrase.PhraseMatcher.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All rules in memory. Among rules and files there is no order: the tier decides, then the order of causes, then
/// the longer words.
final class RuleBook {

    /// A rule that claims a reply, and the words it claims it by; a rule without words claims it by its status.
    ///
    /// @param start of the words in the text
    /// @param end after them; as `start` when there are none
    record Claim(Rule rule, int start, int end) {}

    private record Phrase(int rule, boolean isTag) {}

    private final List<Rule> rules;
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Rule> wordless = new ArrayList<>();
    private final PhraseMatcher matcher;
    private final Comparator<Claim> order;

    /// Makes the book, and the automaton over all its words.
    ///
    /// @param precedence the order among causes, the strongest first
    /// @throws IllegalArgumentException when two rules share a name, or a cause has no place in the order
    RuleBook(List<Rule> rules, List<Cause> precedence) {
        this.rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (!names.add(rule.id())) {
                throw new IllegalArgumentException("two rules are called " + rule.id());
            }
            if (!precedence.contains(rule.cause())) {
                throw new IllegalArgumentException(
                        rule.id() + ": " + rule.cause().word() + " has no precedence");
            }
            if (rule.tier() == Tier.DIALECT_STATUS) {
                wordless.add(rule);
            }
            add(i, true, rule.tags(), words);
            add(i, false, rule.says(), words);
        }
        matcher = new PhraseMatcher(words);
        order = Comparator.comparing((Claim claim) -> claim.rule().tier())
                .thenComparingInt(claim -> precedence.indexOf(claim.rule().cause()))
                .thenComparingInt(claim -> claim.start() - claim.end())
                .thenComparing(claim -> claim.rule().id());
    }

    private void add(int rule, boolean isTag, List<String> texts, List<String> words) {
        texts.forEach(text -> {
            phrases.add(new Phrase(rule, isTag));
            words.add(text);
        });
    }

    List<Rule> rules() {
        return rules;
    }

    /// The rules that claim what was said, the winner first.
    ///
    /// @param provider who said it, as `providers.csv` names him
    List<Claim> claims(Said said, String provider) {
        Map<Integer, Hit> tags = new HashMap<>();
        Map<Integer, Hit> says = new HashMap<>();
        for (Hit hit : matcher.find(said.text())) {
            Phrase phrase = phrases.get(hit.phrase());
            (phrase.isTag ? tags : says).merge(phrase.rule, hit, RuleBook::longer);
        }
        Set<Integer> worded = new HashSet<>(tags.keySet());
        worded.addAll(says.keySet());
        List<Claim> claims = new ArrayList<>();
        for (int i : worded) {
            Rule rule = rules.get(i);
            boolean complete = (rule.tags().isEmpty() || tags.containsKey(i))
                    && (rule.says().isEmpty() || says.containsKey(i));
            if (complete && allows(rule, said, provider)) {
                Optional<Hit> words = Optional.ofNullable(says.get(i));
                claims.add(claim(rule, words.isPresent() ? words : Optional.ofNullable(tags.get(i))));
            }
        }
        for (Rule rule : wordless) {
            if (allows(rule, said, provider)) {
                claims.add(claim(rule, Optional.empty()));
            }
        }
        claims.sort(order);
        return claims;
    }

    private static boolean allows(Rule rule, Said said, String provider) {
        return rule.reads(provider) && rule.allows(said.status()) && rule.allowsCode(said.code());
    }

    /// The winner among the rules of these tiers.
    static Optional<Claim> first(List<Claim> claims, Set<Tier> tiers) {
        return claims.stream()
                .filter(claim -> tiers.contains(claim.rule().tier()))
                .findFirst();
    }

    private static Claim claim(Rule rule, Optional<Hit> hit) {
        return new Claim(rule, hit.map(Hit::start).orElse(0), hit.map(Hit::end).orElse(0));
    }

    private static Hit longer(Hit one, Hit other) {
        return other.end() - other.start() > one.end() - one.start() ? other : one;
    }
}
