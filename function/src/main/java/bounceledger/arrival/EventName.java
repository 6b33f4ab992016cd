package bounceledger.arrival;

import java.util.Locale;

/// Names that AWS gives to events, in our spelling: `Rendering Failure` and `RenderingFailure` are
/// `rendering-failure`.
final class EventName {

    private static final int MAX_LENGTH = 40;

    private EventName() {}

    /// The name in lower case, its words joined by hyphens.
    ///
    /// @return 1 to 40 of `a-z0-9-`, whatever came; `unknown` when nothing is left
    static String of(String name) {
        String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
        String kebab = cut.strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String fits = kebab.length() > MAX_LENGTH ? kebab.substring(0, MAX_LENGTH) : kebab;
        return fits.isEmpty() ? "unknown" : fits;
    }

    /// The name without what writers vary: case, blanks, hyphens. For comparing.
    static String folded(String name) {
        return of(name).replace("-", "");
    }
}
