package bounceledger.smtp;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Domain names in the one spelling that DNS knows.
///
/// The JDK knows IDNA2003, under which `ß`, final sigma and the two joiners vanish; under IDNA2008 (RFC 5891) they
/// are letters, and `straße.example` is another domain than `strasse.example`. A label that holds one of them is
/// therefore encoded here, as it stands; every other label is left to the JDK, on which both agree.
final class DomainName {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_LABEL = 63;
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9A-Za-z.:-]+]");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    private static final Pattern DEVIATION = Pattern.compile("[\u00df\u03c2\u200c\u200d]");
    private static final Pattern DOT = Pattern.compile("[.\u3002\uff0e\uff61]");

    private DomainName() {}

    /// Whether {@link #ascii} finds a name.
    static boolean isOne(String domain) {
        return isAscii(domain, domain.length() - (domain.endsWith(".") ? 1 : 0))
                || ascii(domain).isPresent();
    }

    /// The name in lower-case A-labels without a final dot; an address literal in lower case.
    ///
    /// @return empty for what is no name, or longer than 255 characters
    static Optional<String> ascii(String domain) {
        if (domain.length() > 2 * MAX_LENGTH) {
            return Optional.empty();
        }
        int end = domain.length() - (domain.endsWith(".") ? 1 : 0);
        if (isAscii(domain, end)) {
            return Optional.of(domain.substring(0, end).toLowerCase(Locale.ROOT));
        }
        if (LITERAL.matcher(domain).matches()) {
            return Optional.of(domain.toLowerCase(Locale.ROOT));
        }
        String bare = domain.substring(0, end);
        try {
            String ascii = DEVIATION.matcher(bare).find()
                    ? Arrays.stream(DOT.split(bare, -1)).map(DomainName::label).collect(Collectors.joining("."))
                    : jdk(bare);
            return ascii.length() <= MAX_LENGTH && HOST.matcher(ascii).matches()
                    ? Optional.of(ascii)
                    : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /// Labels of 1 to 63 letters, digits, `-` and `_`, parted by dots: such a name stands as it is.
    private static boolean isAscii(String domain, int end) {
        int label = 0;
        for (int i = 0; i < end; i++) {
            char c = domain.charAt(i);
            boolean ends = c == '.' && label > 0;
            if (!ends && (label == MAX_LABEL || !Ascii.inLabel(c))) {
                return false;
            }
            label = ends ? 0 : label + 1;
        }
        return label > 0 && end <= MAX_LENGTH;
    }

    private static String label(String label) {
        return DEVIATION.matcher(label).find()
                ? "xn--" + Punycode.encode(Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFC))
                : jdk(label);
    }

    private static String jdk(String name) {
        return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }
}
