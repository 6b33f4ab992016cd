package bounceledger.tools.bench;

import bounceledger.mail.MachinePart;
import bounceledger.mail.MailParts;
import bounceledger.mail.RawMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The mails of a folder and of those inside it, in the order of their names.
record MailSet(List<RawMail> mails) {

    static MailSet in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new MailSet(files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(MailSet::read)
                    .toList());
        }
    }

    private static RawMail read(Path file) {
        try {
            return new RawMail(file.getFileName().toString(), Files.readAllBytes(file), false);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    long bytes() {
        return mails.stream().mapToLong(mail -> mail.bytes().length).sum();
    }

    /// Asks for everything that a mail's parts can give.
    static int touch(MailParts parts) {
        int touched = parts.text().length() + parts.returned().fields().size();
        for (MachinePart.Kind kind : MachinePart.Kind.values()) {
            touched += parts.machine(kind).size();
        }
        return touched + parts.headers().fields().size();
    }
}
