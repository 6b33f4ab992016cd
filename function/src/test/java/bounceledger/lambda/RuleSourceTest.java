package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.ledger.Unavailable;
import bounceledger.pipeline.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSourceTest {

    private static final Judge SHIPPED = Judge.shipped();

    private static final String RULES = """
            - rule: own/purple
              cause: mailbox_full
              says: the purple box cannot hold it
              because: seen at a partner
              examples: [550 The purple box cannot hold it]
              near-misses: [550 The purple box is fine]
            """;

    private final List<String> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private String text = RULES;

    private final RuleSource source = new RuleSource(SHIPPED, this::read, () -> now, log::add);

    private String read() {
        if (text.isEmpty()) {
            throw new Unavailable("no answer", new IOException());
        }
        return text;
    }

    @Test
    void rulesAreInForceAtTheFirstQuestion() {
        assertThat(source.get().classifier().bookVersion())
                .isNotEqualTo(SHIPPED.classifier().bookVersion());
        assertThat(log).singleElement().asString().startsWith("in force, book ");
    }

    @Test
    void aChangeCountsAfterAWhile() {
        String first = source.get().classifier().bookVersion();
        text = RULES.replace("purple", "yellow");
        assertThat(source.get().classifier().bookVersion()).isEqualTo(first);
        now = now.plus(RuleSource.LOOK_AGAIN);
        assertThat(source.get().classifier().bookVersion()).isNotEqualTo(first);
        now = now.plus(RuleSource.LOOK_AGAIN);
        source.get();
        assertThat(log).hasSize(2);
    }

    @Test
    void aRefusedFileLeavesTheShippedBookInForce() {
        source.get();
        text = RULES.replace("is fine", "cannot hold it");
        now = now.plus(RuleSource.LOOK_AGAIN);
        assertThat(source.get().classifier()).isSameAs(SHIPPED.classifier());
        assertThat(log.getLast())
                .isEqualTo("refused, the shipped book is in force: own/purple claims its own near miss:"
                        + " 550 The purple box cannot hold it");
    }

    @Test
    void aFileThatIsNotReadLeavesInForceWhatIs() {
        Judge first = source.get();
        text = "";
        now = now.plus(RuleSource.LOOK_AGAIN);
        assertThat(source.get()).isSameAs(first);
        assertThat(log.getLast()).isEqualTo("not read, the book in force stays: no answer");
    }

    @Test
    void readsAFileThatTheSettingNames(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), RULES);
        assertThat(of("file:" + file).get()).isNotEqualTo(SHIPPED);
        assertThat(of("file:" + folder.resolve("none.yaml")).get()).isEqualTo(SHIPPED);
        assertThat(log.getLast()).contains("NoSuchFileException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "own.yaml", "file:", "s3://mails", "https://example.com/own.yaml"})
    void refusesAnyOtherSetting(String setting) {
        assertThatThrownBy(() -> of(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RULES");
    }

    private RuleSource of(String setting) {
        return RuleSource.of(
                setting,
                SHIPPED,
                () -> {
                    throw new AssertionError("no S3 here");
                },
                InstantSource.fixed(now),
                log::add);
    }
}
