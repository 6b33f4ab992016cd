package bounceledger.mail;

import java.util.Locale;
import java.util.Set;

/// HTML reduced to the text that a reader would see, in one pass.
final class Html {

    private static final Set<String> BREAKS = Set.of(
            "br",
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "blockquote",
            "hr");
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private Html(String html) {
        this.html = html;
    }

    static String toText(String html) {
        return new Html(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && opensTag()) {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                character(c);
                at++;
            }
        }
        return text.toString().replace(" \n", "\n").strip();
    }

    /// An address in brackets, written without escaping, is text.
    private boolean opensTag() {
        if (at + 1 >= html.length()) {
            return false;
        }
        int end = at + 1;
        while (end < html.length() && end - at < 80 && " \t\n/>".indexOf(html.charAt(end)) < 0) {
            end++;
        }
        char first = html.charAt(at + 1);
        return (Character.isLetter(first) || first == '/' || first == '!' || first == '?')
                && html.substring(at, end).indexOf('@') < 0;
    }

    private void tag() {
        int close = html.indexOf('>', at);
        int end = close < 0 ? html.length() : close;
        String inner = html.substring(at + 1, Math.min(end, at + 32)).toLowerCase(Locale.ROOT);
        boolean closing = inner.startsWith("/");
        String name = (closing ? inner.substring(1) : inner).split("[^a-z0-9]", 2)[0];
        at = Math.min(html.length(), end + 1);
        if (BREAKS.contains(name)) {
            text.append('\n');
        } else if (!closing && HIDDEN.contains(name)) {
            skipTo("</" + name);
        }
    }

    private void skipTo(String mark) {
        while (at < html.length() && !html.regionMatches(true, at, mark, 0, mark.length())) {
            at++;
        }
    }

    private void entity() {
        int semicolon = html.indexOf(';', at, Math.min(html.length(), at + 11));
        String name = semicolon < 0 ? "" : html.substring(at + 1, semicolon);
        int code = switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "nbsp" -> ' ';
            default -> numbered(name);
        };
        if (code == ' ' || code == '\u00a0') {
            character(' ');
        } else {
            text.appendCodePoint(code < 0 ? '&' : code);
        }
        at = code < 0 ? at + 1 : semicolon + 1;
    }

    private static int numbered(String name) {
        try {
            int code = name.startsWith("#x") || name.startsWith("#X")
                    ? Integer.parseInt(name.substring(2), 16)
                    : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }

    /// White space folds into one blank; line breaks come from tags.
    private void character(char c) {
        boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\u00a0';
        if (!blank) {
            text.append(c);
        } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }
}
