package bounceledger.trust;

import bounceledger.mail.MailParts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/// Examines mails that claim to report on something that we sent. Its form proves nothing: anyone can write that.
public final class Examiner {

    /// How long a mark of ours is good for. A report may come five days after the last try, and that days after the
    /// mail was sent (RFC 5321 section 4.5.4.1); the rest is for reports that lay about.
    public static final int DAYS = 30;

    private final TokenKeys tokens;
    private final OwnSignatures signatures;
    private final Kinship kinship;

    /// @param providers who keeps a domain's mailboxes or runs its hosts; empty for most
    public Examiner(TokenKeys tokens, OwnSignatures signatures, Function<String, Optional<String>> providers) {
        this.tokens = tokens;
        this.signatures = signatures;
        this.kinship = Kinship.with(providers);
    }

    /// What the mail is worth as testimony.
    ///
    /// @param at when it came in, by a clock that no sender sets
    public Testimony examine(MailParts mail, Instant at) {
        return Testimony.ofMail(
                Tokens.in(mail, tokens, LocalDate.ofInstant(at, ZoneOffset.UTC), DAYS),
                signatures.in(mail, at),
                Reporter.of(mail.headers(), kinship));
    }
}
