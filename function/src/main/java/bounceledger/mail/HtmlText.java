package bounceledger.mail;

import java.util.Locale;

/// The text that a page shows, as it grows: white space folds, blocks begin lines.
final class HtmlText {

    private final StringBuilder text = new StringBuilder();
    private int dueBreaks;
    private boolean dueBlank;
    private boolean preformatted;
    private String linked = "";
    private int linkStart;

    /// White space folds into one blank; outside `pre`, lines come from tags.
    void character(char c) {
        if (preformatted && c == '\n') {
            lineBreak();
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0') {
            dueBlank = true;
        } else {
            beforeCharacter();
            text.append(c);
        }
    }

    void codePoint(int code) {
        if (Character.isBmpCodePoint(code)) {
            character((char) code);
        } else {
            beforeCharacter();
            text.appendCodePoint(code);
        }
    }

    private void beforeCharacter() {
        if (!text.isEmpty()) {
            text.repeat('\n', Math.max(0, dueBreaks - endingBreaks()));
            if (dueBlank && text.charAt(text.length() - 1) != '\n') {
                text.append(' ');
            }
        }
        dueBreaks = 0;
        dueBlank = false;
    }

    private int endingBreaks() {
        int count = 0;
        while (count < 2 && count < text.length() && text.charAt(text.length() - 1 - count) == '\n') {
            count++;
        }
        return count;
    }

    /// What follows stands below: on the next line (1), or with an empty line between (2).
    void block(int breaks) {
        dueBreaks = Math.max(dueBreaks, breaks);
        dueBlank = false;
    }

    void lineBreak() {
        if (!text.isEmpty()) {
            text.repeat('\n', Math.max(0, dueBreaks - endingBreaks())).append('\n');
        }
        dueBreaks = 0;
        dueBlank = false;
    }

    void preformatted(boolean on) {
        preformatted = on;
    }

    /// A link begins, or ends where the address is empty. Its address is shown behind words that do not hold it.
    void link(String address) {
        if (!linked.isEmpty()) {
            String words = text.substring(Math.min(linkStart, text.length())).toLowerCase(Locale.ROOT);
            if (!words.contains(linked.toLowerCase(Locale.ROOT))) {
                beforeCharacter();
                text.append(words.isBlank() ? "<" : " <").append(linked).append('>');
            }
        }
        linked = address;
        linkStart = text.length();
    }

    String read() {
        link("");
        return text.toString().strip();
    }
}
