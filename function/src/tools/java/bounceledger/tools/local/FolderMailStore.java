package bounceledger.tools.local;

import bounceledger.arrival.Arrival;
import bounceledger.ledger.Unavailable;
import bounceledger.mail.MailLimits;
import bounceledger.mail.RawMail;
import bounceledger.pipeline.MailStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder in place of the bucket: the object `inbound/a.eml` is the file `a.eml` in it.
record FolderMailStore(Path folder) implements MailStore {

    @Override
    public Fetched fetch(Arrival.StoredMail mail) {
        Path file = folder.resolve(Path.of(mail.key()).getFileName());
        if (!Files.isRegularFile(file)) {
            return new Fetched.Unfit("the mail is gone");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(MailLimits.MAIL_BYTES);
            return new Fetched.Found(new RawMail(mail.pointer(), head, bytes.read() >= 0));
        } catch (IOException trouble) {
            throw new Unavailable("the mail could not be read", trouble);
        }
    }
}
