package bounceledger.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatTest {

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Object tree = List.of("", "ä\n😀", List.of(), Map.of("a", List.of("b", Map.of())), List.of("c"));

        assertThat(Flat.read(Flat.write(tree))).isEqualTo(tree);
    }

    @Test
    void onlyTextsListsAndMapsAreWritten() {
        assertThatThrownBy(() -> Flat.write(List.of(1))).hasMessageContaining("neither text nor list nor map: 1");
    }

    @Test
    void aFileThatTheBuildHasNotMadeIsNamed() {
        assertThatThrownBy(() -> Flat.read(FlatTest.class, "none.flat")).hasMessageContaining("none.flat");
    }
}
