package bounceledger.classify;

import bounceledger.classify.RuleBook.Claim;
import bounceledger.report.RecipientReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rule book tests itself: each rule carries replies that it must claim and near misses that it must not.
///
/// The build asks it about the book that ships, and the function about rules of an operator's own before they count.
///
/// @param book the whole book, since a rule is only as good as its neighbours leave it
record SelfTest(RuleBook book) {

    /// What is wrong with a rule in this book.
    ///
    /// @return one line each, which names the rule and the reply; none when all is well
    List<String> faults(Rule rule) {
        List<String> faults = new ArrayList<>(misjudged(rule));
        if (faults.isEmpty() && rule.examples().stream().noneMatch(reply -> wins(rule, reply))) {
            faults.add(rule.id() + " never wins for any of its own examples");
        }
        return faults;
    }

    /// The same without asking whether the rule ever wins: one may be put out of work by a better one of its cause.
    List<String> misjudged(Rule rule) {
        return Stream.concat(
                        rule.examples().stream().flatMap(reply -> example(rule, reply).stream()),
                        rule.nearMisses().stream()
                                .filter(reply -> claims(rule, reply))
                                .map(reply -> rule.id() + " claims its own near miss: " + line(reply)))
                .toList();
    }

    private Optional<String> example(Rule rule, String reply) {
        if (!claims(rule, reply)) {
            return Optional.of(rule.id() + " leaves its own example: " + line(reply));
        }
        Rule winner = allClaims(rule, reply).getFirst().rule();
        return winner.cause() == rule.cause()
                ? Optional.empty()
                : Optional.of(rule.id() + " loses its own example to " + winner.id() + ": " + line(reply));
    }

    private boolean wins(Rule rule, String reply) {
        List<Claim> claims = allClaims(rule, reply);
        return !claims.isEmpty() && claims.getFirst().rule().id().equals(rule.id());
    }

    private boolean claims(Rule rule, String reply) {
        return allClaims(rule, reply).stream()
                .anyMatch(claim -> claim.rule().id().equals(rule.id()));
    }

    /// All claims on a reply that comes from the rule's own provider, the innermost words first.
    List<Claim> allClaims(Rule rule, String reply) {
        String provider = rule.provider().orElse(Providers.OTHER);
        RecipientReport report = RecipientReport.ofReply(reply);
        return Said.in(report, report.reply()).stream()
                .flatMap(said -> book.claims(said, provider).stream())
                .toList();
    }

    private static String line(String reply) {
        return reply.replaceAll("\\s+", " ");
    }
}
