package bounceledger.report;

import java.util.Locale;
import java.util.Optional;

/// The server that said no (RFC 3464 section 2.3.5).
///
/// @param name host name or address literal, lower-case, without the `dns;` in front
public record RemoteMta(String name) {

    public RemoteMta {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a remote MTA has no name");
        }
    }

    /// Reads `dns; mx.example.org (192.0.2.1)`, or a bare name.
    ///
    /// @return empty when nothing is left after the type and the comment
    public static Optional<RemoteMta> parse(String field) {
        String untyped = field.substring(field.indexOf(';') + 1).strip();
        int end = 0;
        while (end < untyped.length() && " \t\n\u000b\f\r(".indexOf(untyped.charAt(end)) < 0) {
            end++;
        }
        String name = untyped.substring(0, end).toLowerCase(Locale.ROOT);
        return name.isEmpty() ? Optional.empty() : Optional.of(new RemoteMta(name));
    }
}
