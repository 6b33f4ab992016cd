package bounceledger.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Goes once through the parts of a mail and sorts them. A returned message is one part: nobody goes into it.
final class MailWalk {

    private static final Set<String> RETURNED =
            Set.of("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers");

    private final List<Entity> plain = new ArrayList<>();
    private final List<Entity> html = new ArrayList<>();
    private final List<Entity> returned = new ArrayList<>();
    private final Map<MachinePart.Kind, List<Entity>> machine = new EnumMap<>(MachinePart.Kind.class);
    private int left = MailLimits.PARTS;

    /// QUIRK: the message is returned as a part, not in one (notice/two-bare-parts/01-user-unknown.eml).
    private Optional<Headers> bare = Optional.empty();

    /// The header of a returned message.
    ///
    /// @param bytes from its first line on; empty when they are not at hand
    record Returned(Headers headers, MailBytes bytes) {

        static final Returned NONE = new Returned(Headers.NONE, MailBytes.NOTHING);

        /// The same where it stands in the text.
        static Returned in(String text) {
            MailBytes bytes = new MailBytes(text.getBytes(StandardCharsets.UTF_8));
            if (!bytes.skipEmptyLines()) {
                return NONE;
            }
            Headers first = Headers.readFirstGroup(bytes.rest());
            return first.isEmpty() ? NONE : new Returned(first, bytes);
        }
    }

    private MailWalk() {}

    static MailWalk through(Entity top) {
        MailWalk walk = new MailWalk();
        walk.visit(top, 0);
        return walk;
    }

    private void visit(Entity part, int depth) {
        left--;
        if (depth > 0 && part.headers().has("Received", "Message-ID")) {
            bare = bare.or(() -> Optional.of(part.headers()));
            return;
        }
        List<Entity> children =
                part.type().isMultipart() && depth < MailLimits.DEPTH && left > 0 ? part.children(left) : List.of();
        if (children.isEmpty()) {
            sort(part);
        }
        for (Entity child : children) {
            if (left > 0) {
                visit(child, depth + 1);
            }
        }
    }

    /// A multipart in which no part was found is read as text: it was cut off, or its boundary is gone.
    private void sort(Entity leaf) {
        String type = leaf.type().type();
        Optional<MachinePart.Kind> kind = MachinePart.kindOf(leaf);
        if (kind.isPresent()) {
            machine.computeIfAbsent(kind.get(), none -> new ArrayList<>()).add(leaf);
        } else if (RETURNED.contains(type)) {
            returned.add(leaf);
        } else if (type.equals("text/html")) {
            html.add(leaf);
        } else if ((type.equals("text/plain") || leaf.type().isMultipart()) && !leaf.isAttachment()) {
            plain.add(leaf);
        }
    }

    HumanText humanText() {
        String text = joined(plain);
        return HumanText.of(text.isBlank() ? Html.toText(joined(html)) : text);
    }

    private static String joined(List<Entity> parts) {
        return parts.size() == 1
                ? parts.getFirst().text(MailLimits.TEXT_BYTES)
                : parts.stream().map(part -> part.text(MailLimits.TEXT_BYTES)).collect(Collectors.joining("\n"));
    }

    List<MachinePart> machineParts(MachinePart.Kind kind) {
        List<MachinePart> parts = new ArrayList<>();
        for (Entity part : machine.getOrDefault(kind, List.of())) {
            parts.add(MachinePart.read(kind, part));
        }
        return parts;
    }

    Optional<Returned> returned() {
        for (Entity part : returned) {
            MailBytes in = part.stream(MailLimits.TEXT_BYTES);
            if (in.skipEmptyLines()) {
                MailBytes bytes = in.rest();
                Headers header = Headers.read(in);
                if (!header.isEmpty()) {
                    return Optional.of(new Returned(header, bytes));
                }
            }
        }
        return bare.map(header -> new Returned(header, MailBytes.NOTHING));
    }
}
