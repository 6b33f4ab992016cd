package bounceledger.decide;

import bounceledger.classify.CompiledRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the build runs once the classes are compiled: writes the rules and the policy as a function reads them, from
/// the YAML that people write. A file with an error ends the build with the line that names it.
final class Compile {

    private Compile() {}

    /// @param args the folder of the classes
    public static void main(String[] args) throws IOException {
        Path house = Path.of(args[0], "bounceledger");
        Files.write(house.resolve("classify").resolve(CompiledRules.FILE), CompiledRules.ofYaml());
        Files.write(house.resolve("decide").resolve(PolicyReader.FILE), PolicyReader.flat());
    }
}
