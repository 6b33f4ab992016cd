package bounceledger.decide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What sort of event a piece of evidence is. Part of the event's identity: one message to one recipient can be
/// delayed, then fail, and be complained about, each once.
public enum Kind {
    FAILED(true),
    DELAYED(false),
    DELIVERED(true),
    /// Handed on, to a list or to a system that may not report back.
    RELAYED(false),
    COMPLAINT(true),
    /// A complaint taken back.
    NOT_SPAM(true),
    /// A feedback report about failed authentication: no complaint.
    AUTH_FAILURE(false),
    AUTO_REPLY(false),
    /// A disposition notification: somebody's mail program opened or deleted the message.
    DISPOSITION(false),
    /// SES did not send, because a list said so: shown, never counted as evidence about the address.
    ECHO(false);

    private final boolean bearsOnStanding;

    Kind(boolean bearsOnStanding) {
        this.bearsOnStanding = bearsOnStanding;
    }

    /// Whether the fold looks at it; what it does not look at is booked without a fact on the address's page.
    public boolean bearsOnStanding() {
        return bearsOnStanding;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind with this word; empty when there is none.
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
