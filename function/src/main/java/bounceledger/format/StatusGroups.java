package bounceledger.format;

import bounceledger.mail.HeaderField;
import bounceledger.mail.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The groups of a delivery status (RFC 3464 section 2.1), put right: one about the message, one per recipient.
///
/// QUIRK: blank lines are missing between groups, or stand inside them (rfc3464/08-blank-lines-misplaced.eml), and
/// groups come in any order (rfc3464/18-groups-out-of-order.eml). A group about a recipient is known by its fields;
/// a field that comes a second time opens the next recipient, and so does a group that names one, unless all that
/// came so far is the other name of the same; a group that names none belongs to the one before it.
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
        Sorting sorting = new Sorting();
        groups.forEach(sorting::group);
        return new StatusGroups(
                new Headers(sorting.message),
                sorting.recipients.stream().map(Headers::new).toList());
    }

    private static final class Sorting {

        private final List<HeaderField> message = new ArrayList<>();
        private final List<List<HeaderField>> recipients = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        void group(Headers group) {
            boolean opens = recipients.isEmpty() || (names(group) && !seen.equals(Set.of("original-recipient")));
            for (HeaderField field : group.fields()) {
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
                if (ONCE.contains(name)) {
                    seen.add(name);
                }
                recipients.getLast().add(field);
            }
        }

        private static boolean names(Headers group) {
            return group.has("Final-Recipient", "Original-Recipient");
        }
    }
}
