package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.RuleBook.Claim;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rule book tests itself: each rule carries replies it must claim and near misses it must not.
/// To test a new rule, write the rule; nothing here changes.
class RuleBookTest {

    private static final RuleBook BOOK = Classifier.shipped().book();
    private static final SelfTest SELF_TEST = new SelfTest(BOOK);
    private static final Set<String> PARTED = new TreeSet<>();

    @ParameterizedTest
    @MethodSource("rules")
    void ruleStandsUpToItsOwnReplies(Rule rule) {
        assertThat(SELF_TEST.faults(rule)).isEmpty();
        rule.examples().forEach(reply -> notePairs(SELF_TEST.allClaims(rule, reply)));
    }

    private static void notePairs(List<Claim> claims) {
        Rule winner = claims.getFirst().rule();
        claims.stream()
                .map(Claim::rule)
                .filter(loser -> loser.tier() == winner.tier() && loser.cause() != winner.cause())
                .forEach(loser -> PARTED.add(winner.id() + " before " + loser.id()));
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
}
