package bounceledger.report;

import java.util.Locale;

/// How far a report is known to be about something that we sent. Ordered: the later, the better.
public enum Authenticity {
    /// It says something that we know to be false.
    CONTRADICTED,
    /// Anyone could have written it.
    UNPROVEN,
    /// It carries one thing that a stranger cannot write.
    PLAUSIBLE,
    /// It came over a way that only SES can write to, or carries our own seal.
    PROVEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
