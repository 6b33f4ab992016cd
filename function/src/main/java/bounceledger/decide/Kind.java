package bounceledger.decide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What sort of event a piece of evidence is. Part of the event's identity: one message to one recipient can be
/// delayed, then fail, and be complained about, each once.
public enum Kind {
    FAILED(true, false),
    DELAYED(false, false),
    DELIVERED(true, false),
    /// Handed on, to a list or to a system that may not report back.
    RELAYED(false, false),
    COMPLAINT(true, false),
    /// A complaint taken back.
    NOT_SPAM(true, false),
    /// A feedback report about failed authentication: no complaint.
    AUTH_FAILURE(false, false),
    AUTO_REPLY(false, false),
    /// A disposition notification: somebody's mail program opened or deleted the message.
    DISPOSITION(false, false),
    /// SES did not send, because a list said so: shown, never counted as evidence about the address.
    ECHO(false, false),
    /// By hand: do not write to the address.
    SUPPRESS(true, true),
    /// By hand: write to it again. Some suppressions ask for {@link #FORCED_LIFT}, or for {@link #CONSENT}.
    LIFT(true, true),
    /// By hand, and on purpose although more speaks against it.
    FORCED_LIFT(true, true),
    /// The owner has proven that he wants the mail, as by a link in a mail to the address.
    CONSENT(true, true),
    /// By hand: something to remember.
    NOTE(false, true),
    /// By hand: the address itself goes, what was decided about it stays.
    ERASE(true, true);

    private final boolean bearsOnStanding;
    private final boolean act;

    Kind(boolean bearsOnStanding, boolean act) {
        this.bearsOnStanding = bearsOnStanding;
        this.act = act;
    }

    /// Whether the address's page keeps a fact of it; all else is booked as evidence alone.
    public boolean bearsOnStanding() {
        return bearsOnStanding;
    }

    /// Whether it is done by a person, see {@link Act}.
    public boolean isAct() {
        return act;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind with this word; empty when there is none.
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
