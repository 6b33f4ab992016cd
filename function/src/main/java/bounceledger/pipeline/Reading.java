package bounceledger.pipeline;

import bounceledger.report.AboutMessage;
import bounceledger.trust.Testimony;

/// What was read of one arrival. Every caller handles all four.
sealed interface Reading {

    /// @param format the dialect of a mail; empty for a notification
    /// @param pointer where the mail lies; empty for a notification
    /// @param testimony what it is worth about each recipient
    record Read(AboutMessage report, String format, String pointer, Testimony testimony) implements Reading {}

    record Nothing(String what, String why) implements Reading {}

    /// Cannot be read, now or later.
    record Unread(String why, String pointer) implements Reading {}

    /// Could not be fetched; may be, later.
    record NotYet(String why) implements Reading {}
}
