package bounceledger.report;

import java.util.Locale;

/// What a feedback report is about (RFC 5965 section 7.3 and the IANA registry after it).
public enum FeedbackType {
    ABUSE,
    FRAUD,
    VIRUS,
    /// The recipient wants no more of it, which SES never says but raw reports do.
    OPT_OUT,
    /// A type that nobody registered, or none at all: read as a complaint.
    OTHER,
    /// The recipient takes an earlier complaint back (RFC 6430).
    NOT_SPAM,
    /// A failed authentication, perhaps of somebody else's mail in our name (RFC 6591): no complaint.
    AUTH_FAILURE;

    /// Reads the `Feedback-Type` field or SES's `complaintFeedbackType`, whatever their case.
    public static FeedbackType of(String field) {
        return switch (field.strip().toLowerCase(Locale.ROOT)) {
            case "abuse" -> ABUSE;
            case "fraud" -> FRAUD;
            case "virus" -> VIRUS;
            case "opt-out", "opt-out-list" -> OPT_OUT;
            case "not-spam" -> NOT_SPAM;
            case "auth-failure", "dkim" -> AUTH_FAILURE;
            default -> OTHER;
        };
    }

    /// Whether somebody asks not to be written to again.
    public boolean isComplaint() {
        return this != NOT_SPAM && this != AUTH_FAILURE;
    }
}
