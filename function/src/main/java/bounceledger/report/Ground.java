package bounceledger.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One reason to believe a report about a recipient, or not to; kept with the evidence.
public enum Ground {
    /// Came over a way that only SES can write to.
    OWN_QUEUE(Authenticity.PROVEN),
    /// A person did it who may.
    BY_HAND(Authenticity.PROVEN),
    /// Was sent to a return path with a token that we made for this recipient.
    TOKEN(Authenticity.PROVEN),
    /// Returns a header that we signed, and that is addressed to this recipient.
    SIGNATURE(Authenticity.PROVEN),
    /// Names a message that is known as delivered to this recipient.
    KNOWN_AS_SENT(Authenticity.PLAUSIBLE),
    /// Written by the mail system of the recipient's own domain, as SES found when the mail came in.
    REPORTER(Authenticity.PLAUSIBLE),

    /// A token that does not bind this recipient. A forwarder's report about his own address looks so too.
    TOKEN_OF_ANOTHER(Authenticity.UNPROVEN),
    /// Ours, and too old, or of a day to come.
    TOKEN_OUT_OF_DATE(Authenticity.UNPROVEN),
    /// Made with a key that we do not know (any more).
    TOKEN_OF_UNKNOWN_KEY(Authenticity.UNPROVEN),
    /// Ours, and its header is addressed to others. A forwarder's report about his own address looks so too.
    SIGNATURE_OF_ANOTHER(Authenticity.UNPROVEN),
    /// In the name of one of our domains, and does not fit: altered on the way, or no signature of ours.
    SIGNATURE_BROKEN(Authenticity.UNPROVEN),
    /// In the name of one of our domains, and does not bind `From` and `To` to a time.
    SIGNATURE_TOO_NARROW(Authenticity.UNPROVEN),
    /// Too old, past its own end, or of a time to come.
    SIGNATURE_OUT_OF_DATE(Authenticity.UNPROVEN),
    /// In the name of one of our domains, whose key is not published (any more), or unfit.
    SIGNATURE_WITHOUT_KEY(Authenticity.UNPROVEN),
    /// Nothing but its form; anyone can write that.
    FORM_ALONE(Authenticity.UNPROVEN),

    /// The return path names this recipient, and carries a token that we never made for him.
    FALSE_TOKEN(Authenticity.CONTRADICTED);

    private final Authenticity worth;

    Ground(Authenticity worth) {
        this.worth = worth;
    }

    Authenticity worth() {
        return worth;
    }

    /// `token-of-another`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The ground with this word; empty when there is none.
    public static Optional<Ground> of(String word) {
        return Arrays.stream(values())
                .filter(ground -> ground.word().equals(word))
                .findFirst();
    }
}
