package bounceledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the threat table names as its proof is there.
class SecurityPageIT {

    private static final Pattern PROOF = Pattern.compile("`(\\w+(?:Test|IT|Fuzz))`");

    @Test
    void everyProofExists() throws IOException {
        Set<String> named = PROOF.matcher(Files.readString(Path.of("..", "SECURITY.md")))
                .results()
                .map((MatchResult match) -> match.group(1) + ".java")
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Set<String> present =
                    files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
            assertThat(named).hasSizeGreaterThan(10);
            assertThat(present).containsAll(named);
        }
    }
}
