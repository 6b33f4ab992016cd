package bounceledger.mail;

/// A returned message every line of which is set in or quoted, as the manager fml does: `   From: …`, `> From: …`.
/// Only where it ends the text: others write the report's own fields so.
final class SetIn {

    private SetIn() {}

    /// @param heading where the line that announces it begins
    /// @param from where the next line does
    static boolean follows(String text, int heading, int from) {
        int start = afterNewlines(text, from);
        String prefix = prefix(text, start);
        if (prefix.isEmpty() || text.startsWith(prefix, heading) || !HumanText.isHeaderNext(text, start, true)) {
            return false;
        }
        // Stops at the next heading at the latest, so all of them together look at each line once.
        int line = start;
        while (line < text.length() && (text.charAt(line) == '\n' || text.startsWith(prefix, line))) {
            int newline = text.indexOf('\n', line);
            line = newline < 0 ? text.length() : newline + 1;
        }
        return line == text.length();
    }

    /// The text without what its first line begins with, on every line.
    static String taken(String text) {
        int start = afterNewlines(text, 0);
        String prefix = prefix(text, start);
        return prefix.isEmpty() ? text : text.substring(start + prefix.length()).replace("\n" + prefix, "\n");
    }

    private static int afterNewlines(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return at;
    }

    private static String prefix(String text, int start) {
        int end = start;
        while (end < text.length() && " \t>".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(start, end);
    }
}
