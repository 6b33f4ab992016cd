package bounceledger.smtp;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One mailbox as it was written, and the key under which we know it.
///
/// The key folds what never tells two mailboxes apart in practice: the case of both parts, the spelling of an
/// internationalised domain (A-label, RFC 5890), the way letters are composed (RFC 6532 section 3.1), needless
/// quotes (RFC 5321 section 4.1.2) and a final dot. It keeps what does: dots and a `+tag` in the local part.
///
/// @param localPart before the last `@`, as written, quotes included; 1 to 256 characters
/// @param domain after the last `@`, as written; 1 to 255 characters, or an address literal in brackets
public record MailAddress(String localPart, String domain) {

    private static final int MAX_LENGTH = 512;
    private static final String SPECIALS = "\"<>,;:\\()[]@\u007f";
    private static final boolean[] NO_ATOM = noAtom();
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}\\p{Cs}]|\\\\[^\\p{Cntrl}\\p{Cs}])*\"");

    public MailAddress {
        if (!isLocalPart(localPart) || !DomainName.isOne(domain)) {
            throw new IllegalArgumentException("not an address: " + localPart + "@" + domain);
        }
    }

    /// Reads `jo@example.org`, `<jo@example.org>`, `"Smith, Jo" <jo@example.org>` or `mailto:jo@example.org`.
    ///
    /// @return empty when there is no address in it, or it is longer than 512 characters
    public static Optional<MailAddress> parse(String text) {
        String bare = bare(text.strip());
        int at = bare.lastIndexOf('@');
        return isAddress(bare, at)
                ? Optional.of(new MailAddress(bare.substring(0, at), bare.substring(at + 1)))
                : Optional.empty();
    }

    /// Whether {@link #parse} finds an address.
    public static boolean isOne(String text) {
        String bare = bare(text.strip());
        return isAddress(bare, bare.lastIndexOf('@'));
    }

    private static boolean isAddress(String bare, int at) {
        return at > 0
                && bare.length() <= MAX_LENGTH
                && isLocalPart(bare.substring(0, at))
                && DomainName.isOne(bare.substring(at + 1));
    }

    private static String bare(String text) {
        int close = text.lastIndexOf('>');
        int open = text.lastIndexOf('<', close);
        String inner =
                open >= 0 && close > open ? text.substring(open + 1, close).strip() : text;
        return inner.regionMatches(true, 0, "mailto:", 0, 7) ? inner.substring(7) : inner;
    }

    private static boolean isLocalPart(String local) {
        return local.length() <= 256 && (isDotAtom(local) || isQuoted(local));
    }

    /// Any letters, digits and marks but blanks, controls, RFC 5322's specials, and halves of a surrogate pair.
    private static boolean isDotAtom(String local) {
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c < NO_ATOM.length && NO_ATOM[c]) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSupplementaryCodePoint(local.codePointAt(i))) {
                    return false;
                }
                i++;
            }
        }
        return !local.isEmpty();
    }

    private static boolean[] noAtom() {
        boolean[] none = new boolean[128];
        for (char c = 0; c < none.length; c++) {
            none[c] = c <= ' ' || SPECIALS.indexOf(c) >= 0;
        }
        return none;
    }

    private static boolean isQuoted(String local) {
        return local.startsWith("\"") && QUOTED.matcher(local).matches();
    }

    /// The name under which the ledger knows this mailbox; two spellings of one mailbox share it.
    public String key() {
        return Normalizer.normalize(unquoted(localPart), Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
                + "@"
                + asciiDomain();
    }

    /// The domain in lower-case A-labels, without a final dot.
    public String asciiDomain() {
        return DomainName.ascii(domain).orElseThrow();
    }

    private static String unquoted(String local) {
        if (!isQuoted(local)) {
            return local;
        }
        String inner = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
        return isDotAtom(inner) ? inner : local;
    }

    /// The address as it was written.
    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
