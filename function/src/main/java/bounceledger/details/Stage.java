package bounceledger.details;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the client had sent when the server refused (RFC 5321 section 3), as the sending server's own words tell:
/// `(in reply to RCPT TO command)`, `after end of data`.
public enum Stage {
    CONNECT,
    EHLO,
    MAIL,
    RCPT,
    DATA,
    END_OF_DATA;

    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:in reply to|in response to|response to|after|during|while (?:sending|performing)|at)"
                    + " (?:(?:the|sending|pipelined|pipelining|initial|smtp|server) ){0,3}"
                    + "(end of data|end of message|data|rcpt|mail|ehlo|helo|lhlo|connect|greeting|banner)",
            Pattern.CASE_INSENSITIVE);

    /// The stage that a text names.
    ///
    /// @return the first of several; empty when the text names none
    static Optional<Stage> in(String text) {
        Matcher match = NAMED.matcher(text);
        return match.find() ? Optional.of(of(match.group(1).toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static Stage of(String word) {
        return switch (word) {
            case "end of data", "end of message" -> END_OF_DATA;
            case "data" -> DATA;
            case "rcpt" -> RCPT;
            case "mail" -> MAIL;
            case "ehlo", "helo", "lhlo" -> EHLO;
            default -> CONNECT;
        };
    }

    /// As people read it, `end of data`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
