package bounceledger.details;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A provider's tag in brackets, such as `(S3140)`, `[CS01]`, `(RLY:SN)`: capitals, then a number or a short word.
///
/// A tag without brackets is only known by the rule book, since a host or a queue id can look the same.
final class Tags {

    private static final Pattern BRACKETED =
            Pattern.compile("[\\[(](([A-Z]{1,6})(?:[-_#]?\\d{1,8}(?:[_-]\\d{1,4})?|:[A-Z0-9]{1,6}))[\\])]");

    /// Names of standards are written alike.
    private static final Set<String> NO_TAGS = Set.of(
            "RFC", "TLS", "SSL", "UTF", "SHA", "MD", "BASE", "IPV", "IP", "HTTP", "SMTP", "MX", "PORT", "X", "AES");

    private Tags() {}

    static Optional<String> in(String text) {
        return BRACKETED
                .matcher(text)
                .results()
                .filter(match -> !NO_TAGS.contains(match.group(2)))
                .map(match -> match.group(1))
                .findFirst();
    }
}
