package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bounceledger.classify.RuleBook.Claim;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rule book tests itself: each rule carries replies it must claim and near misses it must not.
/// To test a new rule, write the rule; nothing here changes.
class RuleBookTest {

    private static final RuleBook BOOK = Classifier.shipped().book();
    private static final Set<String> PARTED = new TreeSet<>();

    @ParameterizedTest
    @MethodSource("examples")
    void exampleGetsTheCauseOfItsRule(Rule rule, String reply) {
        List<Claim> claims = claims(rule, reply);
        assertThat(claims)
                .as(rule.id() + " leaves\n" + reply)
                .extracting(claim -> claim.rule().id())
                .contains(rule.id());
        Rule winner = claims.getFirst().rule();
        assertThat(winner.cause())
                .as(rule.id() + " loses to " + winner.id() + "\n" + reply)
                .isEqualTo(rule.cause());
        claims.stream()
                .map(Claim::rule)
                .filter(loser -> loser.tier() == winner.tier() && loser.cause() != winner.cause())
                .forEach(loser -> PARTED.add(winner.id() + " before " + loser.id()));
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void nearMissIsLeftAlone(Rule rule, String reply) {
        assertThat(claims(rule, reply))
                .as(rule.id() + "\n" + reply)
                .extracting(claim -> claim.rule().id())
                .doesNotContain(rule.id());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleWinsOneOfItsOwnExamples(Rule rule) {
        assertThat(rule.examples())
                .as(rule.id())
                .anySatisfy(reply ->
                        assertThat(claims(rule, reply).getFirst().rule().id()).isEqualTo(rule.id()));
    }

    @Test
    void everyFileIsInTheIndex() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(RuleBook.class.getResource("rules/INDEX"));
        Path folder = Objects.requireNonNull(Path.of(index.toURI()).getParent());
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .collect(Collectors.toSet());
            assertThat(Files.readAllLines(Path.of(index.toURI()))).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @AfterAll
    static void printWhatPrecedenceParted() {
        System.out.println(PARTED.size() + " pairs of rules that the order among causes parted:");
        PARTED.forEach(pair -> System.out.println("  " + pair));
    }

    static List<Rule> rules() {
        return BOOK.rules();
    }

    static Stream<Arguments> examples() {
        return eachReply(Rule::examples);
    }

    static Stream<Arguments> nearMisses() {
        return eachReply(Rule::nearMisses);
    }

    private static Stream<Arguments> eachReply(Function<Rule, List<String>> replies) {
        return rules().stream().flatMap(rule -> replies.apply(rule).stream().map(reply -> arguments(rule, reply)));
    }

    /// All claims on a reply that comes from the rule's own provider, the innermost words first.
    private static List<Claim> claims(Rule rule, String reply) {
        String provider = rule.provider().orElse(Providers.OTHER);
        List<Claim> claims = new ArrayList<>();
        Said.in(Replies.of(reply)).forEach(said -> claims.addAll(BOOK.claims(said, provider)));
        return claims;
    }
}
