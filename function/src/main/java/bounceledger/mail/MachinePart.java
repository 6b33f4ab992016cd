package bounceledger.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The part of a report that is written for programs: groups of fields, parted by blank lines.
///
/// @param labelled whether its type says what it is; else only its first field does, as a text by anyone can too
/// @param groups in the order in which they came; a delivery status has one for the message, then one for each
///     recipient (RFC 3464 section 2.1), the others have one
public record MachinePart(Kind kind, boolean labelled, List<Headers> groups) {

    /// What the part reports.
    public enum Kind {
        /// RFC 3464, or RFC 6533 in UTF-8.
        DELIVERY_STATUS,
        /// RFC 5965.
        FEEDBACK,
        /// RFC 8098, or RFC 6533 in UTF-8.
        DISPOSITION
    }

    private static final Map<String, Kind> BY_TYPE = Map.of(
            "message/delivery-status", Kind.DELIVERY_STATUS,
            "message/global-delivery-status", Kind.DELIVERY_STATUS,
            "message/feedback-report", Kind.FEEDBACK,
            "message/disposition-notification", Kind.DISPOSITION,
            "message/global-disposition-notification", Kind.DISPOSITION);

    /// Fields that open such a part and nothing else.
    private static final Map<String, Kind> BY_FIRST_FIELD = Map.of(
            "reporting-mta", Kind.DELIVERY_STATUS,
            "original-envelope-id", Kind.DELIVERY_STATUS,
            "final-recipient", Kind.DELIVERY_STATUS,
            "feedback-type", Kind.FEEDBACK,
            "reporting-ua", Kind.DISPOSITION);

    /// Counted behind the empty lines in front, whose ends are one byte or two.
    private static final int PEEKED_BYTES = 128;

    private static final int DECODED_BYTES = 1024;

    public MachinePart {
        groups = List.copyOf(groups);
    }

    /// QUIRK: gateways relabel the part as text or as octets (rfc3464/07-status-part-is-text.eml); its first field
    /// gives it away.
    static Optional<Kind> kindOf(Entity part) {
        String type = part.type().type();
        Kind named = BY_TYPE.get(type);
        boolean mayBe = type.startsWith("message/")
                || (type.startsWith("text/") && !type.equals("text/html"))
                || type.equals("application/octet-stream");
        return named != null || !mayBe ? Optional.ofNullable(named) : byFirstField(part);
    }

    private static Optional<Kind> byFirstField(Entity part) {
        MailBytes in = part.stream(DECODED_BYTES);
        in.skipEmptyLines();
        String head = new String(in.rest().head(PEEKED_BYTES), StandardCharsets.ISO_8859_1).stripLeading();
        int colon = head.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.ofNullable(
                        BY_FIRST_FIELD.get(head.substring(0, colon).toLowerCase(Locale.ROOT)));
    }

    /// QUIRK: what ought to be ASCII or UTF-8 holds words in the charset of the country
    /// (rfc3464/23-words-in-latin-1.eml).
    ///
    /// QUIRK: without an empty line before the first field, all fields stand in the part's own header
    /// (rfc3464/30-no-empty-line-before-the-fields.eml).
    static MachinePart read(Kind kind, Entity part) {
        boolean inHeader = part.headers().has("Final-Recipient", "Original-Recipient");
        return new MachinePart(
                kind,
                BY_TYPE.containsKey(part.type().type()),
                inHeader ? List.of(part.headers()) : Headers.readGroups(part.stream(MailLimits.MACHINE_BYTES)));
    }
}
