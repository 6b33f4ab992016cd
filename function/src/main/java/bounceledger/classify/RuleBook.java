package bounceledger.classify;

import bounceledger.classify.Rule.Tier;
import bounceledger.phrase.PhraseMatcher;
import bounceledger.phrase.PhraseMatcher.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /// Makes the book, and the tree of all its words.
    ///
    /// @param precedence the order among causes, the strongest first
    /// @throws IllegalArgumentException when two rules share a name, or a cause has no place in the order
    RuleBook(List<Rule> rules, List<Cause> precedence) {
        this.rules = List.copyOf(rules);
        Map<Cause, Integer> ranks = new EnumMap<>(Cause.class);
        precedence.forEach(cause -> ranks.put(cause, ranks.size()));
        Set<String> names = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (!names.add(rule.id())) {
                throw new IllegalArgumentException("two rules are called " + rule.id());
            }
            if (!ranks.containsKey(rule.cause())) {
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
                .thenComparingInt(claim -> ranks.getOrDefault(claim.rule().cause(), ranks.size()))
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
        Map<Integer, Found> found = new HashMap<>();
        for (Hit hit : matcher.find(said.text())) {
            Phrase phrase = phrases.get(hit.phrase());
            found.computeIfAbsent(phrase.rule, _ -> new Found()).add(phrase.isTag, hit);
        }
        List<Claim> claims = new ArrayList<>();
        found.forEach((i, words) -> {
            Rule rule = rules.get(i);
            if (words.isAllOf(rule) && allows(rule, said, provider)) {
                claims.add(words.claim(rule));
            }
        });
        for (Rule rule : wordless) {
            if (allows(rule, said, provider)) {
                claims.add(new Claim(rule, 0, 0));
            }
        }
        claims.sort(order);
        return claims;
    }

    /// What of one rule's words stands in a text, the longest of each sort.
    private static final class Found {
        private @Nullable Hit tag;
        private @Nullable Hit sentence;

        void add(boolean isTag, Hit hit) {
            if (isTag) {
                tag = longer(tag, hit);
            } else {
                sentence = longer(sentence, hit);
            }
        }

        boolean isAllOf(Rule rule) {
            return (tag != null || rule.tags().isEmpty())
                    && (sentence != null || rule.says().isEmpty());
        }

        Claim claim(Rule rule) {
            Hit words = sentence != null ? sentence : tag;
            return words == null ? new Claim(rule, 0, 0) : new Claim(rule, words.start(), words.end());
        }

        private static Hit longer(@Nullable Hit one, Hit other) {
            return one == null || other.end() - other.start() > one.end() - one.start() ? other : one;
        }
    }

    private static boolean allows(Rule rule, Said said, String provider) {
        return rule.reads(provider) && rule.allows(said.status()) && rule.allowsCode(said.code());
    }

    /// The winner among the rules of these tiers.
    static Optional<Claim> first(List<Claim> claims, Set<Tier> tiers) {
        for (Claim claim : claims) {
            if (tiers.contains(claim.rule().tier())) {
                return Optional.of(claim);
            }
        }
        return Optional.empty();
    }
}
