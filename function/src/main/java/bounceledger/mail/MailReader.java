package bounceledger.mail;

import java.util.Map;

/// Takes a mail apart with Jakarta Mail, set to forgive what mail programs get wrong.
public final class MailReader {

    /// Jakarta Mail knows these as system properties only, and reads them once. A deployment's own word goes first.
    private static final Map<String, String> LENIENT = Map.of(
            // Saves the search through every jar for a provider.
            "jakarta.mail.util.StreamProvider", MailStreams.class.getName(),
            "mail.mime.base64.ignoreerrors", "true",
            "mail.mime.ignoreunknownencoding", "true",
            "mail.mime.decodetext.strict", "false",
            "mail.mime.parameters.strict", "false");

    static {
        LENIENT.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }

    private MailReader() {}

    /// Never fails: a mail that breaks off or makes no sense gives whatever could be read.
    public static MailParts read(RawMail mail) {
        return read(mail.pointer(), new MailBytes(mail.bytes()));
    }

    static MailParts read(String pointer, MailBytes in) {
        in.skipEmptyLines();
        Entity top = Entity.read(in);
        return new MailParts(pointer, top, MailWalk.through(top));
    }
}
