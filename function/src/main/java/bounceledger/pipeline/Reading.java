package bounceledger.pipeline;

import bounceledger.report.AboutMessage;
import bounceledger.report.Authenticity;

/// What was read of one arrival. Every caller handles all four.
sealed interface Reading {

    /// @param format the dialect of a mail; empty for a notification
    /// @param pointer where the mail lies; empty for a notification
    record Read(AboutMessage report, String format, String pointer, Authenticity authenticity) implements Reading {}

    record Nothing(String what, String why) implements Reading {}

    /// Cannot be read, now or later.
    record Unread(String why, String pointer) implements Reading {}

    /// Could not be fetched; may be, later.
    record NotYet(String why) implements Reading {}
}
