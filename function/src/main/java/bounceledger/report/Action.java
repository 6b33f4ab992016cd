package bounceledger.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /// Reads the `Action` field; case and a trailing comment such as `failed (no such user)` do not matter.
    ///
    /// @return empty for a word that the RFC does not know
    public static Optional<Action> parse(String field) {
        String word = field.strip().split("[\\s(;]", 2)[0].toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(action -> action.name().equals(word))
                .findFirst();
    }

    /// The word on the wire, `failed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
