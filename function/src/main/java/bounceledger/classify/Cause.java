package bounceledger.classify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Why a message failed: the closed list. Each is told from its neighbours by whom the sentence is about
/// (recipient, sender, sending host, this message, receiver, path) and by the fact that it states.
public enum Cause {
    /// Names the recipient's address as unknown or malformed. A bare "rejected" after it is {@link #UNDETERMINED}.
    INVALID_RECIPIENT,
    /// The recipient's domain has no host or takes no mail, for certain. An unsure DNS answer is
    /// {@link #NETWORK_ERROR}; somebody else's domain is {@link #INVALID_SENDER}.
    BAD_DOMAIN,
    /// The mailbox is known and its state is named: disabled, suspended, moved. The sender's account is not meant.
    INACTIVE_MAILBOX,
    /// The space of one named mailbox. The server's disk is {@link #SERVER_ERROR}, a sending quota
    /// {@link #RATE_LIMITED}.
    MAILBOX_FULL,
    /// The recipient, or his organisation or group, refuses this sender. A provider's own rule is
    /// {@link #POLICY_BLOCK}.
    BLOCKED_BY_RECIPIENT,
    /// A count over time, connections or an envelope: slower or smaller sending would pass. A judgement of quality
    /// is {@link #BAD_REPUTATION}.
    RATE_LIMITED,
    /// Says greylisting, or is a documented first-contact deferral. Any other "try later" is {@link #SERVER_ERROR}.
    GREYLISTED,
    /// SPF, DKIM, DMARC, ARC or alignment of the message. Login credentials are {@link #SMTP_AUTH}.
    AUTH_FAILURE,
    /// The sender's address or domain is refused or cannot be resolved. A listed one is {@link #BLOCKLISTED}.
    INVALID_SENDER,
    /// Reverse DNS, or a HELO name that is not the client's. A HELO that does not parse is {@link #PROTOCOL_ERROR}.
    MISSING_PTR,
    /// TLS, STARTTLS, certificate, DANE or MTA-STS by name.
    TLS_FAILURE,
    /// A login is required, or failed, at a submission or relay service. Not about the message's authentication.
    SMTP_AUTH,
    /// The server does not serve the recipient's domain for this client. The address may be alive elsewhere.
    RELAY_DENIED,
    /// There is a list in the text, or a portal to be taken off one. "Blocked" alone is not a list.
    BLOCKLISTED,
    /// Behaviour over time of our host, domain or account. One message judged is {@link #SPAM_CONTENT}.
    BAD_REPUTATION,
    /// This message was judged spam. A virus or a forbidden file is {@link #PROHIBITED_CONTENT}.
    SPAM_CONTENT,
    /// A forbidden thing in the message: virus, file type, phishing link, content rule.
    PROHIBITED_CONTENT,
    /// A rule of RFC 5322 or MIME is broken. A limit on length or number is {@link #MESSAGE_TOO_LARGE}.
    MALFORMED_MESSAGE,
    /// A limit on the bytes or parts of the message. A limit on recipients is {@link #RATE_LIMITED}.
    MESSAGE_TOO_LARGE,
    /// The server refuses by a rule and does not say why. Any stated cause wins over it; without a word of a rule
    /// it is {@link #UNDETERMINED}.
    POLICY_BLOCK,
    /// The receiver's own fault or load. A throttle that counts us is {@link #RATE_LIMITED}.
    SERVER_ERROR,
    /// The path: connection, timeout, temporary DNS trouble, loop.
    NETWORK_ERROR,
    /// The queue gave up, and no reply says why. With a reply that does, that cause stands.
    MESSAGE_EXPIRED,
    /// A command, its order or its parameters. A recipient's address that does not parse is
    /// {@link #INVALID_RECIPIENT}.
    PROTOCOL_ERROR,
    /// Nothing was sent, since a list said so: an echo. A server's reply is never this.
    SUPPRESSED,
    /// Delivered, relayed, an automatic answer, or a mail program's own error.
    NOT_A_BOUNCE,
    /// Nothing decides: no cause, no rule, an unspecific code.
    UNDETERMINED,
    /// A person or his provider complained. Comes with the kind of report, never from words.
    COMPLAINT;

    private static final Map<String, Cause> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Cause::word, Function.identity()));

    /// The cause as data files and answers spell it, `invalid_recipient`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The cause that is spelled so; empty for any other word, whatever its case.
    public static Optional<Cause> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
