package bounceledger.format;

import bounceledger.smtp.MailAddress;
import java.util.Optional;

/// The address fields of a report: `address-type ";" generic-address` (RFC 3464 section 2.3.1).
final class AddressField {

    private AddressField() {}

    /// Reads `rfc822; jo@example.org`, `utf-8; j\x{F6}rg@example.org`, `<jo@example.org>` and their kin.
    ///
    /// @return the address as written, without type, comment and brackets; empty when nothing is left. May be no
    ///     address: QUIRK: a local delivery agent names the mailbox alone (rfc3464/06-local-name-only.eml).
    static Optional<String> parse(String field) {
        String untyped = withoutType(field.strip());
        String bare = decodeUtf8Escapes(withoutComment(untyped));
        return MailAddress.parse(bare)
                .map(MailAddress::toString)
                .or(() -> Optional.of(bare).filter(text -> !text.isEmpty() && !text.equals("<>")));
    }

    /// The same for `Original-Recipient`, which carries what the sender gave as `ORCPT`: sometimes still in xtext.
    ///
    /// An address may well contain `+2B` of its own, so it stays as it is when it equals the final recipient, or
    /// when what comes out is no address.
    static Optional<String> parseOriginal(String field, Optional<String> finalRecipient) {
        return parse(field).map(written -> {
            boolean same = finalRecipient.filter(written::equalsIgnoreCase).isPresent();
            String decoded = same ? written : decodeXtext(written);
            return MailAddress.parse(decoded).isPresent() ? decoded : written;
        });
    }

    private static String withoutType(String field) {
        int semicolon = field.indexOf(';');
        int at = field.indexOf('@');
        return semicolon >= 0 && (at < 0 || semicolon < at)
                ? field.substring(semicolon + 1).strip()
                : field;
    }

    private static String withoutComment(String text) {
        int open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
        return open > 0 ? text.substring(0, open).strip() : text;
    }

    /// RFC 3461 section 4: `+` and two upper-case hexadecimal digits. Only what must be written so is decoded:
    /// `+`, `=` and white space; the tag in `jo+AB@example.org` is a tag.
    static String decodeXtext(String text) {
        if (text.indexOf('+') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '+' ? hex(text, i + 1) : -1;
            boolean encoded = value == '+' || value == '=' || value == ' ';
            out.append(encoded ? (char) value : text.charAt(i));
            i += encoded ? 2 : 0;
        }
        return out.toString();
    }

    private static int hex(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = "0123456789ABCDEF".indexOf(text.charAt(at));
        int low = "0123456789ABCDEF".indexOf(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// RFC 6533 section 3: `\x{F6}`, a character beyond ASCII by its code point.
    static String decodeUtf8Escapes(String text) {
        int open = text.indexOf("\\x{");
        if (open < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open, Math.min(text.length(), open + 10));
            int code = close < 0 ? -1 : codePoint(text.substring(open + 3, close));
            out.append(text, from, open);
            from = code < 0 ? open : close + 1;
            if (code >= 0) {
                out.appendCodePoint(code);
            }
            int next = text.indexOf("\\x{", open + 3);
            open = next;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static int codePoint(String hex) {
        try {
            int code = Integer.parseInt(hex, 16);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }
}
