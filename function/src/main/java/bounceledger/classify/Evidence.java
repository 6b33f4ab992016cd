package bounceledger.classify;

import bounceledger.classify.Labels.Label;
import bounceledger.classify.Labels.Weight;
import bounceledger.classify.Rule.Tier;
import bounceledger.classify.RuleBook.Claim;
import bounceledger.report.Action;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Weighs what a report offers, the strongest first, and stops at the first that decides.
///
/// Of a nested reply the innermost is asked first, for all that is strong, then the words around it: a wrapper that
/// says "detected as spam" is worth more than an inner `5.0.0`, less than any inner sentence.
final class Evidence {

    private static final Set<Tier> WORDS = EnumSet.of(Tier.TAG, Tier.DIALECT, Tier.GENERIC, Tier.DIALECT_STATUS);
    private static final Set<Tier> HINTS = EnumSet.of(Tier.HINT);
    private static final Set<Tier> NO_WORDS = EnumSet.noneOf(Tier.class);

    private static final Set<Action> ARRIVED = EnumSet.of(Action.DELIVERED, Action.RELAYED, Action.EXPANDED);

    /// Words around a quoted reply that say that it is not about the recipient.
    private static final Set<Cause> ABOUT_US = Set.of(Cause.INVALID_SENDER, Cause.MISSING_PTR);

    private final RuleBook book;
    private final Codes codes;
    private final Labels labels;

    Evidence(RuleBook book, Codes codes, Labels labels) {
        this.book = book;
        this.codes = codes;
        this.labels = labels;
    }

    /// One layer, and the rules that claim it.
    private record Heard(Said said, List<Claim> claims) {}

    Finding weigh(RecipientReport report, List<Said> layers, String provider) {
        Optional<Label> label = report.label().flatMap(labels::of);
        return fact(report, label, layers.getFirst()).orElseGet(() -> {
            List<Heard> heard = layers.stream()
                    .map(said -> new Heard(said, book.claims(said, provider)))
                    .toList();
            return callout(heard)
                    .or(() -> first(heard, WORDS, said -> status(said, true)))
                    .or(() -> first(heard, HINTS, said -> reply(said, true)))
                    .or(() -> ofLabel(report, label, Weight.FALLBACK))
                    .or(() -> first(heard, NO_WORDS, said -> status(said, false).or(() -> reply(said, false))))
                    .or(() -> isLastWord(report, layers) ? ofLabel(report, label, Weight.LAST) : Optional.empty())
                    .orElseGet(Finding::none);
        });
    }

    /// Everything that speaks about a report, also what is too weak to decide: the innermost words first.
    Stream<Finding> all(RecipientReport report, List<Said> layers, String provider) {
        Optional<Label> label = report.label().flatMap(labels::of);
        Stream<Finding> said = layers.stream()
                .flatMap(layer -> Stream.of(
                                book.claims(layer, provider).stream().map(claim -> Finding.of(claim, layer)),
                                Stream.of(true, false)
                                        .flatMap(specific -> Stream.of(status(layer, specific), reply(layer, specific))
                                                .flatMap(Optional::stream)))
                        .flatMap(findings -> findings));
        Stream<Finding> labelled =
                Stream.of(Weight.values()).flatMap(weight -> ofLabel(report, label, weight).stream());
        return Stream.concat(said, labelled);
    }

    /// SES's own "Permanent" counts where nothing else speaks: no reply, and no status or action that says otherwise.
    private static boolean isLastWord(RecipientReport report, List<Said> layers) {
        boolean isGivenUp = report.action() == Action.FAILED
                && report.status().filter(status -> status.statusClass() != 5).isEmpty();
        return isGivenUp && layers.getFirst().words().isEmpty();
    }

    /// A server that calls the sender back quotes what it was told there: `Sender address rejected: undeliverable
    /// address: host … said: 550 user unknown`. The unknown user is the sender.
    private static Optional<Finding> callout(List<Heard> layers) {
        for (Heard around : layers.subList(1, layers.size())) {
            Optional<Finding> finding = words(around, WORDS);
            if (finding.isPresent() && ABOUT_US.contains(finding.get().meaning().cause())) {
                return finding;
            }
        }
        return Optional.empty();
    }

    /// Layer by layer, the words of these tiers first, then the numbers.
    private static Optional<Finding> first(
            List<Heard> layers, Set<Tier> tiers, Function<Said, Optional<Finding>> numbers) {
        for (Heard heard : layers) {
            Optional<Finding> finding = words(heard, tiers).or(() -> numbers.apply(heard.said));
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    /// What no words can change: the action, a label that is a fact, success.
    private Optional<Finding> fact(RecipientReport report, Optional<Label> label, Said said) {
        if (ARRIVED.contains(report.action())) {
            return Optional.of(noBounce("action/" + report.action().word()));
        }
        Optional<Finding> fact = ofLabel(report, label, Weight.FACT);
        if (fact.isPresent()) {
            return fact;
        }
        boolean isRefused = said.refusal().isPresent();
        Optional<EnhancedStatus> success = said.status().filter(status -> status.statusClass() == 2 && !isRefused);
        return success.map(status -> noBounce("iana/" + status))
                .or(() -> said.code()
                        .filter(code -> !isRefused && said.status().isEmpty())
                        .map(code -> noBounce("reply/" + code)));
    }

    private static Finding noBounce(String rule) {
        Meaning delivered = new Meaning(Cause.NOT_A_BOUNCE, Optional.of("delivered"), Optional.empty(), true, false);
        return Finding.of(delivered, rule, "");
    }

    private static Optional<Finding> words(Heard heard, Set<Tier> tiers) {
        return RuleBook.first(heard.claims, tiers).map(claim -> Finding.of(claim, heard.said));
    }

    private Optional<Finding> status(Said said, boolean specific) {
        return said.status()
                .flatMap(status -> codes.of(status)
                        .filter(meaning -> meaning.decides() && meaning.isSpecific() == specific)
                        .map(meaning -> Finding.of(meaning, "iana/" + status, status.toString())));
    }

    private Optional<Finding> reply(Said said, boolean specific) {
        return said.refusal()
                .flatMap(code -> codes.of(code)
                        .filter(meaning -> meaning.decides() && meaning.isSpecific() == specific)
                        .map(meaning -> Finding.of(meaning, "reply/" + code, code.toString())));
    }

    private static Optional<Finding> ofLabel(RecipientReport report, Optional<Label> label, Weight weight) {
        String rule = "label/" + report.label().orElse("");
        return label.filter(known -> known.weight() == weight)
                .map(known -> new Finding(known.meaning(), rule, report.label().orElse(""), weight == Weight.FACT));
    }
}
