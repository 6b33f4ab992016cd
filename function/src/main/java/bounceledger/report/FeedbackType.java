package bounceledger.report;

import java.util.Locale;

/// What a feedback report is about (RFC 5965 section 7.3 and the IANA registry after it).
public enum FeedbackType {
    ABUSE,
    FRAUD,
    VIRUS,
    /// The recipient wants no more of it, which SES never says but raw reports do; a complaint, since he asks his
    /// provider and not us.
    OPT_OUT,
    /// A type that nobody registered, such as `miscategorized`, or none at all: read as a complaint, since a
    /// provider's report that is none says so.
    OTHER,
    /// The recipient takes an earlier complaint back (RFC 6430).
    NOT_SPAM,
    /// A failed authentication, perhaps of somebody else's mail in our name (RFC 6591): no complaint.
    AUTH_FAILURE;

    /// Reads the `Feedback-Type` field or SES's `complaintFeedbackType`, whatever their case; a comment or a
    /// parameter after it is nothing to us.
    public static FeedbackType of(String field) {
        return switch (word(field)) {
            case "abuse" -> ABUSE;
            case "fraud" -> FRAUD;
            case "virus" -> VIRUS;
            case "opt-out", "opt-out-list" -> OPT_OUT;
            case "not-spam", "notspam" -> NOT_SPAM;
            case "auth-failure", "dkim", "dmarc" -> AUTH_FAILURE;
            default -> OTHER;
        };
    }

    private static String word(String field) {
        int end = 0;
        while (end < field.length() && field.charAt(end) != ';' && field.charAt(end) != '(') {
            end++;
        }
        return field.substring(0, end)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace(' ', '-');
    }

    /// Whether somebody asks not to be written to again.
    public boolean isComplaint() {
        return this != NOT_SPAM && this != AUTH_FAILURE;
    }
}
