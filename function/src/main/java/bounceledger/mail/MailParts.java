package bounceledger.mail;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mail taken apart. Its parts are found; each is decoded when it is first asked for.
public final class MailParts {

    private final String pointer;
    private final Entity top;
    private final Lazy<HumanText> human;
    private final Map<MachinePart.Kind, Lazy<List<MachinePart>>> machine = new EnumMap<>(MachinePart.Kind.class);
    private final Lazy<MailWalk.Returned> returned;

    MailParts(String pointer, Entity top, MailWalk parts) {
        this.pointer = pointer;
        this.top = top;
        this.human = new Lazy<>(parts::humanText);
        for (MachinePart.Kind kind : MachinePart.Kind.values()) {
            machine.put(kind, new Lazy<>(() -> parts.machineParts(kind)));
        }
        this.returned = new Lazy<>(() -> parts.returned()
                .orElseGet(() -> MailWalk.Returned.in(human.get().returned())));
    }

    /// The mail's own header.
    public Headers headers() {
        return top.headers();
    }

    /// The `report-type` of a `multipart/report` (RFC 6522 section 3), lower-case.
    public Optional<String> reportType() {
        return top.type().reportType();
    }

    public boolean isMultipartReport() {
        return top.type().type().equals("multipart/report");
    }

    /// What the mail tells a person: decoded, HTML reduced to text, lines parted by `\n`. Ends where the
    /// returned message begins, if that stands in the text.
    public String text() {
        return human.get().text();
    }

    /// The parts of this kind, in their order.
    public List<MachinePart> machine(MachinePart.Kind kind) {
        Lazy<List<MachinePart>> parts = machine.get(kind);
        return parts == null ? List.of() : parts.get();
    }

    /// The header of the message that is returned, wherever it stands; without fields when none is. Its body is
    /// never read.
    public Headers returned() {
        return returned.get().headers();
    }

    /// The same header as the bytes that came, for whoever checks a signature over it: nothing decoded, no
    /// blank line at its end; empty when none is returned, or when it is that of a bare part. Where it stands
    /// in the text, it is the text's: whatever was encoded or written anew on the way is lost.
    public byte[] returnedHeader() {
        return returned.get().bytes().header(MailLimits.TEXT_BYTES);
    }

    /// The returned message as a mail of its own, for a notice that hands another one on; without parts when none is
    /// returned, or a bare part.
    public MailParts returnedMail() {
        return MailReader.read(pointer, returned.get().bytes().rest());
    }

    /// When the mail was written, by its own `Date`.
    public Optional<Instant> date() {
        return headers().first("Date").flatMap(MailDate::parse);
    }

    /// Where the mail lies, see {@link RawMail#pointer()}.
    public String pointer() {
        return pointer;
    }
}
