package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.decide.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages that people read keep step with the list of causes and with the policy.
class CausePagesIT {

    private static final Path PAGES = Path.of("..", "docs", "causes");
    private static final int LONGEST = 60;
    private static final List<String> SECTIONS = List.of(
            "## What it means",
            "## How it looks",
            "## How we tell it from its neighbours",
            "## What we do",
            "## What the sender can do",
            "## What not to do");

    @ParameterizedTest
    @EnumSource(Cause.class)
    void every_cause_has_its_page(Cause cause) throws IOException {
        List<String> lines = Files.readAllLines(PAGES.resolve(cause.word() + ".md"));
        assertThat(lines).hasSizeLessThanOrEqualTo(LONGEST).first().isEqualTo("# " + cause.word());
        assertThat(lines).containsSubsequence(SECTIONS);
    }

    @Test
    void no_page_is_about_anything_else() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            Set<String> causes = Arrays.stream(Cause.values())
                    .map(cause -> cause.word() + ".md")
                    .collect(Collectors.toSet());
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .allMatch(name -> "README.md".equals(name) || causes.contains(name));
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void the_table_says_what_the_policy_says(Cause cause) throws IOException {
        Policy.Row row = Optional.ofNullable(Policy.shipped().rows().get(new Policy.Case(cause, Optional.empty())))
                .orElseThrow();
        String link = "| [" + cause.word() + "](" + cause.word() + ".md) |";
        List<String> cells = Files.readAllLines(PAGES.resolve("README.md")).stream()
                .filter(line -> line.startsWith(link))
                .flatMap(line -> Stream.of(line.split("\\|")))
                .map(String::strip)
                .toList();
        assertThat(cells).hasSize(5);
        assertThat(cells.get(3)).startsWith(word(row.permanent()));
        assertThat(cells.get(4)).isEqualTo(word(row.transientOne()));
    }

    private static String word(Enum<?> decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }
}
