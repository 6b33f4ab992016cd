package bounceledger.format;

import bounceledger.mail.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The groups of a delivery status (RFC 3464 section 2.1), put right: one about the message, one per recipient.
///
/// QUIRK: blank lines are missing between groups, or stand inside them (rfc3464/08-blank-lines-misplaced.eml), and
/// groups come in any order. A group about a recipient is known by its fields; a field that comes a second time
/// opens the next recipient; a group that names no recipient belongs to the one before it, if that lacks its fields.
///
/// @param message the fields about the message, of all groups
/// @param recipients in their order
record StatusGroups(Headers message, List<Headers> recipients) {

    private static final Set<String> RECIPIENT_FIELDS = Set.of(
            "original-recipient",
            "final-recipient",
            "x-actual-recipient",
            "action",
            "status",
            "remote-mta",
            "diagnostic-code",
            "last-attempt-date",
            "final-log-id",
            "will-retry-until");

    /// Each of these stands once in a group, and the first of them opens it.
    private static final Set<String> ONCE = Set.of("original-recipient", "final-recipient", "action", "status");

    static StatusGroups of(List<Headers> groups) {
        List<Headers.Field> message = new ArrayList<>();
        List<List<Headers.Field>> recipients = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Headers group : groups) {
            boolean opens = recipients.isEmpty() || group.has("Final-Recipient", "Original-Recipient");
            for (Headers.Field field : group.fields()) {
                String name = field.name().toLowerCase(Locale.ROOT);
                if (!RECIPIENT_FIELDS.contains(name) && (opens || !name.startsWith("x-"))) {
                    message.add(field);
                    continue;
                }
                if (opens || (ONCE.contains(name) && seen.contains(name))) {
                    recipients.add(new ArrayList<>());
                    seen.clear();
                    opens = false;
                }
                seen.add(name);
                recipients.getLast().add(field);
            }
        }
        return new StatusGroups(
                new Headers(message), recipients.stream().map(Headers::new).toList());
    }
}
