package bounceledger.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes down which java runs it, and on which class path, for `./ledger` to start the same without Maven.
final class Launch {

    private Launch() {}

    public static void main(String[] args) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(Path.of(args[0]), java + "\n" + System.getProperty("java.class.path") + "\n");
    }
}
