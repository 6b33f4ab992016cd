package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A mail in `src/test/resources/bounceledger/format/<dialect>/`, and what it should be read as.
public record Sample(Path mail) {

    /// Surefire runs in the folder of `pom.xml`.
    public static final Path FOLDER = Path.of("src/test/resources/bounceledger/format");

    public static List<Sample> all() {
        return list(FOLDER, ".eml").stream().map(Sample::new).toList();
    }

    static List<Path> list(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String dialect() {
        return FOLDER.relativize(mail).getName(0).toString();
    }

    Path expected() {
        return mail.resolveSibling(mail.getFileName().toString().replace(".eml", ".expected.yaml"));
    }

    /// The mail's bytes, its lines parted by this.
    public byte[] bytes(String lineEnd) {
        try {
            String text = Files.readString(mail, StandardCharsets.ISO_8859_1);
            return text.replace("\r\n", "\n").replace("\n", lineEnd).getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MailParts read(String lineEnd) {
        return MailReader.read(new RawMail(toString(), bytes(lineEnd), false));
    }

    /// `rfc3464/01-mailbox-unknown.eml`, with slashes everywhere.
    @Override
    public String toString() {
        return FOLDER.relativize(mail).toString().replace('\\', '/');
    }
}
