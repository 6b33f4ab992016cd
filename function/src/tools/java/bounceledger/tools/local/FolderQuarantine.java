package bounceledger.tools.local;

import bounceledger.aws.S3Quarantine;
import bounceledger.ledger.Unavailable;
import bounceledger.pipeline.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder in place of the bucket's `quarantine/`.
record FolderQuarantine(Path folder) implements Quarantine {

    @Override
    public void keep(Unread unread) {
        String text = S3Quarantine.text(unread);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("%08x.json".formatted(text.hashCode())), text);
        } catch (IOException trouble) {
            throw new Unavailable("the quarantine could not be written", trouble);
        }
    }
}
