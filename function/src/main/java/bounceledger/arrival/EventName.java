package bounceledger.arrival;

/// Names that AWS gives to events, in our spelling: `Rendering Failure` and `RenderingFailure` are
/// `rendering-failure`.
final class EventName {

    private static final int MAX_LENGTH = 40;

    private EventName() {}

    /// The name in lower case, its words joined by hyphens.
    ///
    /// @return 1 to 40 of `a-z0-9-`, whatever came; `unknown` when nothing is left
    static String of(String name) {
        StringBuilder kebab = new StringBuilder(Math.min(name.length(), MAX_LENGTH) + 8);
        boolean small = false;
        for (int i = 0; i < name.length() && i < MAX_LENGTH; i++) {
            char c = name.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            boolean word = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if ((!word || (capital && small)) && !kebab.isEmpty() && kebab.charAt(kebab.length() - 1) != '-') {
                kebab.append('-');
            }
            if (word) {
                kebab.append((char) (capital ? c + 32 : c));
            }
            small = word && !capital;
        }
        return fitting(kebab);
    }

    private static String fitting(StringBuilder kebab) {
        int end = Math.min(kebab.length(), MAX_LENGTH);
        end -= end > 0 && kebab.charAt(end - 1) == '-' ? 1 : 0;
        return end == 0 ? "unknown" : kebab.substring(0, end);
    }

    /// The name without what writers vary: case, blanks, hyphens. For comparing.
    static String folded(String name) {
        return of(name).replace("-", "");
    }
}
