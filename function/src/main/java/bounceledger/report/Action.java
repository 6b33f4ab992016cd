package bounceledger.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the reporting server did with a recipient (RFC 3464 section 2.3.3).
public enum Action {
    /// Given up. The only action that is a failure.
    FAILED,
    /// Still being tried: never a failure, whatever the status says.
    DELAYED,
    DELIVERED,
    /// Handed to a system that may not report back.
    RELAYED,
    /// Delivered to a list or an alias that sends it on.
    EXPANDED;

    private static final Map<String, Action> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Action::name, action -> action));

    /// Reads the `Action` field; case and a trailing comment such as `failed (no such user)` do not matter.
    ///
    /// @return empty for a word that the RFC does not know
    public static Optional<Action> parse(String field) {
        String text = field.strip();
        int end = 0;
        while (end < text.length() && "(;".indexOf(text.charAt(end)) < 0 && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return Optional.ofNullable(BY_NAME.get(text.substring(0, end).toUpperCase(Locale.ROOT)));
    }

    /// The word on the wire, `failed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
