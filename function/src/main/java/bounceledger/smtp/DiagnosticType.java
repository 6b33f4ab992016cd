package bounceledger.smtp;

import java.util.Locale;
import java.util.Set;

/// The type in front of a `Diagnostic-Code` (RFC 3464 section 2.3.6): `smtp;`, `X-Postfix ;`.
///
/// @param word lower-case; empty when there is none, or none that we know
/// @param end where the diagnostic begins
record DiagnosticType(String word, int end) {

    private static final Set<String> KNOWN =
            Set.of("smtp", "esmtp", "x400", "lmtp", "dns", "local", "unix", "notes", "utf-8");

    private static final DiagnosticType NONE = new DiagnosticType("", 0);

    static DiagnosticType of(String text) {
        int start = Ascii.skipSpace(text, 0);
        int end = start;
        while (end < text.length() && inType(text.charAt(end))) {
            end++;
        }
        int semicolon = Ascii.skipSpace(text, end);
        if (end == start || semicolon == text.length() || text.charAt(semicolon) != ';') {
            return NONE;
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        return KNOWN.contains(word) || (word.startsWith("x-") && word.length() > 2)
                ? new DiagnosticType(word, Ascii.skipSpace(text, semicolon + 1))
                : NONE;
    }

    private static boolean inType(char c) {
        return Ascii.isLetter(c) || Ascii.isDigit(c) || c == '-';
    }

    /// QUIRK: `X-Unix; 255` is a program's exit status and no reply code.
    boolean isLocalProgram() {
        return word.equals("unix") || word.equals("x-unix");
    }
}
