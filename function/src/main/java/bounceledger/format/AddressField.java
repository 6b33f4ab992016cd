package bounceledger.format;

import bounceledger.smtp.MailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The address fields of a report: `address-type ";" generic-address` (RFC 3464 section 2.3.1).
final class AddressField {

    /// Types that are also written with a colon or a blank where the semicolon belongs.
    private static final Set<String> TYPES = Set.of("rfc822", "smtp", "utf-8");

    /// Words that stand where an address is not known.
    private static final Set<String> NOBODY = Set.of("", "<>", "unknown", "<unknown>", "n/a", "none", "@");

    private static final int MAX_NAME = 320;

    private AddressField() {}

    /// Reads `rfc822; jo@example.org`, `utf-8; j\x{F6}rg@example.org`, `<jo@example.org> (Jo)` and their kin.
    ///
    /// @return the address as written, without type, comment and brackets; empty when nothing is left. May be no
    ///     address: QUIRK: a local delivery agent names the mailbox alone (rfc3464/06-local-name-only.eml).
    static Optional<String> parse(String field) {
        String untyped = unquoted(withoutComments(withoutType(field.strip())));
        String bare = AddressCoding.utf8Escapes(withoutRoute(untyped));
        return MailAddress.parse(bare)
                .or(() -> AddressCoding.x400(field).flatMap(MailAddress::parse))
                .map(address -> AddressCoding.capsule(address)
                        .flatMap(MailAddress::parse)
                        .orElse(address))
                .map(MailAddress::toString)
                .or(() -> Optional.of(withoutBrackets(bare)).filter(AddressField::isName));
    }

    /// Damaged coding leaves bytes that are nobody's name.
    private static boolean isName(String text) {
        return text.length() <= MAX_NAME
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD')
                && !NOBODY.contains(text.toLowerCase(Locale.ROOT));
    }

    /// The same for `Original-Recipient`, which carries what the sender gave as `ORCPT`: sometimes still in xtext.
    ///
    /// An address may well contain `+2B` of its own, so it stays as it is when it equals the final recipient, or
    /// when what comes out is no address.
    static Optional<String> parseOriginal(String field, Optional<String> finalRecipient) {
        return parse(field).map(written -> {
            if (finalRecipient.filter(last -> isQuotedFormOf(last, written)).isPresent()) {
                return finalRecipient.get();
            }
            boolean same = finalRecipient.filter(written::equalsIgnoreCase).isPresent();
            String decoded = same ? written : AddressCoding.xtext(written);
            return MailAddress.isOne(decoded) ? decoded : written;
        });
    }

    /// Quotes get lost on the way, and without them the dots of `"jo..smith."@example.org` are a mistake.
    private static boolean isQuotedFormOf(String last, String written) {
        return last.startsWith("\"")
                && MailAddress.parse(last)
                        .map(MailAddress::key)
                        .equals(MailAddress.parse(written).map(MailAddress::key));
    }

    /// QUIRK: the type is written twice, or parted by something else (table in AddressFieldTest).
    private static String withoutType(String field) {
        String rest = field;
        for (int times = 0; times < 2; times++) {
            int end = 0;
            while (end < rest.length() && isTypeLetter(rest.charAt(end))) {
                end++;
            }
            boolean known = TYPES.contains(rest.substring(0, end).toLowerCase(Locale.ROOT));
            String after = rest.substring(end).stripLeading();
            boolean parted = after.startsWith(";") || (known && after.startsWith(":"));
            if (!parted && !(known && after.length() < rest.length() - end)) {
                return rest;
            }
            rest = parted ? after.substring(1).strip() : after;
        }
        return rest;
    }

    private static boolean isTypeLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    /// RFC 5322 section 3.2.2: in round brackets, inside one another, anywhere but in quotes. One that does not end
    /// is none.
    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted = (c == '"' && depth == 0) != quoted;
            depth += !quoted && c == '(' ? 1 : 0;
            if (depth == 0) {
                out.append(c);
            }
            depth -= !quoted && c == ')' && depth > 0 ? 1 : 0;
        }
        return depth == 0 ? out.toString().strip() : text;
    }

    /// RFC 5321 section 4.1.2: `@a,@b:jo@example.org`, to be ignored.
    private static String withoutRoute(String text) {
        String bare = withoutBrackets(text);
        return bare.startsWith("@") ? bare.substring(bare.indexOf(':') + 1) : text;
    }

    private static String unquoted(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        boolean quotes =
                text.length() > 2 && (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
        return quotes ? text.substring(1, text.length() - 1) : text;
    }

    private static String withoutBrackets(String text) {
        return text.length() > 2 && text.startsWith("<") && text.endsWith(">")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }
}
