package bounceledger.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The bill of materials names the jars that ship, and nothing else.
class BillOfMaterialsIT {

    @Test
    void namesWhatShips() throws IOException {
        Json bill =
                Json.parse(Files.readAllBytes(Path.of("target", "bom.json"))).orElseThrow();
        List<String> listed = bill.items("components").stream()
                .map(one -> one.at("name").text().orElse("") + "-"
                        + one.at("version").text().orElse("") + ".jar")
                .toList();

        assertThat(bill.at("bomFormat").text()).hasValue("CycloneDX");
        try (Stream<Path> jars = Files.list(Path.of("target", "package", "lib"))) {
            assertThat(jars.map(jar -> String.valueOf(jar.getFileName()))).containsExactlyInAnyOrderElementsOf(listed);
        }
    }
}
