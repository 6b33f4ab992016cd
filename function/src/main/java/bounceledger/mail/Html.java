package bounceledger.mail;

import java.util.Locale;
import java.util.Set;

/// HTML reduced to the text that a reader would see, in one pass.
///
/// Blocks start a line, paragraphs and their like leave an empty one before them, cells are parted by a blank. A
/// link to an address shows it, also where its words are others. Tags need not be closed, nor be in order.
final class Html {

    private static final Set<String> BLOCKS = Set.of(
            "div",
            "tr",
            "li",
            "dt",
            "dd",
            "dl",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "center",
            "form",
            "fieldset",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "address",
            "option",
            "body",
            "html");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote", "hr");
    private static final Set<String> CELLS = Set.of("td", "th");

    /// What is not shown, up to its closing tag.
    private static final Set<String> HIDDEN = Set.of("script", "style", "title", "noscript", "template", "svg");

    private final String html;
    private final HtmlText text = new HtmlText();
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
                text.character(c);
                at++;
            }
        }
        return text.read();
    }

    /// An address in brackets, written without escaping, is text.
    private boolean opensTag() {
        if (at + 1 >= html.length()) {
            return false;
        }
        int end = at + 1;
        while (end < html.length() && end - at < 80 && " \t\r\n/>".indexOf(html.charAt(end)) < 0) {
            end++;
        }
        char first = html.charAt(at + 1);
        return (Character.isLetter(first) || first == '/' || first == '!' || first == '?')
                && html.substring(at, end).indexOf('@') < 0;
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at + 4);
            at = end < 0 ? html.length() : end + 3;
            return;
        }
        int start = at + 1;
        boolean closing = html.startsWith("/", start);
        int nameStart = closing ? start + 1 : start;
        int nameEnd = nameStart;
        while (nameEnd < html.length() && nameEnd - nameStart < 16 && Character.isLetterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        int close = endOfTag(nameEnd);
        at = Math.min(html.length(), close + 1);
        if (name.equals("a")) {
            text.link(closing ? "" : linkedAddress(nameEnd, close));
        } else if (!closing && HIDDEN.contains(name)) {
            skipTo("</" + name);
        } else {
            breakFor(name, closing);
        }
    }

    /// A `>` in quotes does not end a tag, unless the quotes do not end.
    private int endOfTag(int from) {
        char quote = 0;
        int plain = -1;
        for (int i = from; i < html.length() && i - from < 4_096; i++) {
            char c = html.charAt(i);
            plain = c == '>' && plain < 0 ? i : plain;
            if (quote == 0 && c == '>') {
                return i;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        int next = plain >= 0 ? plain : html.indexOf('>', from);
        return next < 0 ? html.length() : next;
    }

    private void breakFor(String name, boolean closing) {
        if (name.equals("br")) {
            text.lineBreak();
        } else if (PARAGRAPHS.contains(name)) {
            text.block(2);
            text.preformatted(name.equals("pre") && !closing);
        } else if (BLOCKS.contains(name)) {
            text.block(1);
        } else if (CELLS.contains(name)) {
            text.character(' ');
        }
    }

    /// The address that a `mailto:` link leads to; empty for every other.
    private String linkedAddress(int from, int to) {
        int scheme = indexOf("mailto:", from, to);
        int start = scheme + 7;
        int end = start;
        while (scheme >= 0 && end < to && "\"'?> &".indexOf(html.charAt(end)) < 0) {
            end++;
        }
        String address = scheme < 0 ? "" : html.substring(start, end).replace("%40", "@");
        return address.indexOf('@') > 0 ? address : "";
    }

    private int indexOf(String word, int from, int to) {
        for (int i = from; i + word.length() <= to; i++) {
            if (html.regionMatches(true, i, word, 0, word.length())) {
                return i;
            }
        }
        return -1;
    }

    private void skipTo(String mark) {
        while (at < html.length() && !html.regionMatches(true, at, mark, 0, mark.length())) {
            at++;
        }
    }

    private void entity() {
        int semicolon = html.indexOf(';', at, Math.min(html.length(), at + 11));
        int code = semicolon < 0 ? -1 : HtmlEntities.codePoint(html.substring(at + 1, semicolon));
        if (code < 0) {
            text.character('&');
        } else {
            text.codePoint(code);
        }
        at = code < 0 ? at + 1 : semicolon + 1;
    }
}
