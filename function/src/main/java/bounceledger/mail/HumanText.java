package bounceledger.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a report tells a person, parted from the message that it returns below.
///
/// @param text up to the returned message, lines parted by `\n`
/// @param returned the returned message, or its header, when it stands in the text itself; empty otherwise
record HumanText(String text, String returned) {

    private static final List<String> RULED = List.of(
            "original",
            "copy",
            "returned",
            "unsent",
            "below",
            "follow",
            "header",
            "origin",
            "ursprüngliche",
            "kopie",
            "copie",
            "copia",
            "cópia",
            "исходн",
            "оригинал",
            "копи",
            "元の",
            "原");

    private static final Set<String> HEADINGS = Set.of(
            "original message",
            "original message headers",
            "message headers",
            "returned message",
            "included is a copy of the message header");

    /// What a heading calls the message, in ten languages.
    private static final List<String> MESSAGE_WORDS = List.of(
            "message",
            "mail",
            "header",
            "nachricht",
            "kopfzeile",
            "courrier",
            "en-tête",
            "mensaje",
            "encabezado",
            "correo",
            "mensagem",
            "cabeçalho",
            "messaggio",
            "intestazion",
            "bericht",
            "сообщени",
            "письм",
            "заголов",
            "メール",
            "メッセージ",
            "ヘッダ",
            "邮件",
            "郵件",
            "信件",
            "信头");

    /// Fields that open or hold together a message's header, and never a report's own fields.
    private static final Set<String> MESSAGE_FIELDS = Set.of(
            "return-path",
            "received",
            "message-id",
            "mime-version",
            "from",
            "to",
            "subject",
            "date",
            "reply-to",
            "content-type",
            "dkim-signature",
            "delivered-to",
            "x-mailer",
            "list-unsubscribe");

    private static final Set<String> TRACE_FIELDS = Set.of("return-path", "received", "message-id", "mime-version");

    /// Fields that begin a returned header, right under its heading.
    // Their first letters, and that of `X-…`, stand in isHeaderNext.
    private static final Set<String> FIRST_FIELDS = Set.of(
            "return-path", "received", "message-id", "mime-version", "from", "date", "dkim-signature", "delivered-to");

    /// What stands between a heading and the header, and is neither.
    private static final String DECORATION = "\n-=_* ";

    static HumanText of(String whole) {
        int lineStart = 0;
        int blockStart = 0;
        int block = 0;
        boolean traced = false;
        while (lineStart < whole.length()) {
            int newline = whole.indexOf('\n', lineStart);
            int next = newline < 0 ? whole.length() : newline + 1;
            String field = fieldName(whole, lineStart, next);
            if (!MESSAGE_FIELDS.contains(field) && isSeparator(whole, lineStart, next)) {
                return new HumanText(whole.substring(0, lineStart), SetIn.taken(whole.substring(next)));
            }
            boolean continues = block > 0 && isIndented(whole, lineStart);
            blockStart = block == 0 ? lineStart : blockStart;
            block = MESSAGE_FIELDS.contains(field) ? block + 1 : continues ? block : 0;
            traced = block > 0 && (traced || TRACE_FIELDS.contains(field));
            if (block >= 3 && traced) {
                return new HumanText(whole.substring(0, blockStart), whole.substring(blockStart));
            }
            lineStart = next;
        }
        return new HumanText(whole, "");
    }

    private static boolean isIndented(String whole, int start) {
        return whole.charAt(start) == ' ' || whole.charAt(start) == '\t';
    }

    /// The name in front of a colon, lower-case; empty when the line is no field.
    private static String fieldName(String whole, int start, int end) {
        int colon = whole.indexOf(':', start, Math.min(end, start + 32));
        return colon < 0 ? "" : whole.substring(start, colon).toLowerCase(Locale.ROOT);
    }

    /// `--- Below this line is a copy of the message.`, `Original message headers:` and their kin: between rules by
    /// what it says, else by what comes right after it.
    private static boolean isSeparator(String whole, int start, int end) {
        if (end - start > 100) {
            return false;
        }
        String line = whole.substring(start, end).strip();
        if (isDecoration(line)) {
            return false;
        }
        boolean next = isHeaderNext(whole, end, false) || (line.endsWith(":") && SetIn.follows(whole, start, end));
        boolean ruled =
                line.startsWith("--") || line.startsWith("==") || line.startsWith("__") || line.startsWith("**");
        boolean colon = line.endsWith(":");
        return (ruled || next || colon) && line.indexOf('@') < 0 && isHeading(line, ruled, colon, next);
    }

    /// Without this each of many empty lines would look past all others for a header.
    private static boolean isDecoration(String line) {
        int at = 0;
        while (at < line.length() && DECORATION.indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at == line.length();
    }

    private static boolean isHeading(String written, boolean ruled, boolean colon, boolean next) {
        String line = written.toLowerCase(Locale.ROOT);
        if (colon && HEADINGS.contains(line.substring(0, line.length() - 1))) {
            return true;
        }
        boolean ofMessage = (ruled || next) && hasOneOf(MESSAGE_WORDS, line);
        return ofMessage && ((next && colon) || hasOneOf(RULED, line));
    }

    private static boolean hasOneOf(List<String> words, String line) {
        for (String word : words) {
            if (line.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /// @param setIn whether it may be indented or quoted, see {@link SetIn}
    static boolean isHeaderNext(String whole, int from, boolean setIn) {
        int start = from;
        String skipped = setIn ? "\n\t> " : DECORATION;
        while (start < whole.length() && skipped.indexOf(whole.charAt(start)) >= 0) {
            start++;
        }
        if (start == whole.length() || "rmfdx".indexOf(whole.charAt(start) | 0x20) < 0) {
            return false;
        }
        int newline = whole.indexOf('\n', start);
        boolean indented = !setIn && start > from && whole.charAt(start - 1) == ' ';
        String field = fieldName(whole, start, newline < 0 ? whole.length() : newline);
        return !indented && (FIRST_FIELDS.contains(field) || field.startsWith("x-"));
    }
}
