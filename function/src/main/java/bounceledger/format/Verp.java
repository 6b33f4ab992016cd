package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.smtp.MailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Variable envelope return paths: the sender's own bounce address carries the recipient's, with `=` for its `@`, as
/// in `bounces+jo=example.org@lists.example.net`.
///
/// Mailman's, ezmlm's and most others' shapes are known; a sender's own are patterns such as
/// `b.{local}.at.{domain}.*@lists.example.net`, where `*` is any text.
public final class Verp {

    /// Knows the common shapes.
    public static final Verp COMMON = new Verp(List.of());

    /// RFC 5321 section 4.5.3.1: 64 characters, `@`, 255 characters. A shape takes time in a power of them.
    private static final int MAX_LENGTH = 320;

    private static final String LOCAL = "{local}";
    private static final String DOMAIN = "{domain}";
    private static final List<String> LIST_WORDS =
            List.of("return-", "bounce-", "bounces-", "errors-", "error-", "request-", "admin-", "owner-");

    /// A sender's own shape.
    ///
    /// @param host its fixed end, the `@` included; looked at first, since an address that ends otherwise
    ///     would have every way tried in which the rest of it fits
    private record Shape(Pattern pattern, String host) {}

    private final List<Shape> own;

    private Verp(List<Shape> own) {
        this.own = own;
    }

    /// Knows these shapes too, and asks them first.
    ///
    /// @throws IllegalArgumentException when one lacks `{local}` or `{domain}`
    public static Verp of(List<String> shapes) {
        return new Verp(shapes.stream().map(Verp::compiled).toList());
    }

    private static Shape compiled(String shape) {
        if (!shape.contains(LOCAL) || !shape.contains(DOMAIN)) {
            throw new IllegalArgumentException(
                    "a return path's shape needs " + LOCAL + " and " + DOMAIN + ": " + shape);
        }
        String regex = Pattern.quote(shape)
                .replace(LOCAL, "\\E(?<local>[^@]+)\\Q")
                .replace(DOMAIN, "\\E(?<domain>[^@=]+)\\Q")
                .replace("*", "\\E[^@]*\\Q");
        int fixed = Math.max(shape.lastIndexOf('@'), Math.max(shape.lastIndexOf('*'), shape.lastIndexOf('}')) + 1);
        return new Shape(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), shape.substring(fixed));
    }

    /// The recipient that the bounce's own addresses carry.
    Optional<String> in(MailParts mail) {
        Stream<String> addresses = Stream.concat(
                Stream.of("To", "Delivered-To", "X-Original-To", "Envelope-To")
                        .flatMap(name -> mail.headers().addresses(name).stream()),
                mail.returned().addresses("Return-Path").stream());
        return addresses.flatMap(address -> decode(address).stream()).findFirst();
    }

    /// Empty when it carries none, or is longer than an address can be. SRS (`SRS0=…`) and BATV (`prvs=…`) carry
    /// senders.
    Optional<String> decode(String address) {
        if (address.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        for (Shape shape : own) {
            int host = address.length() - shape.host.length();
            Matcher match = shape.pattern.matcher(address);
            Optional<String> recipient =
                    address.regionMatches(true, host, shape.host, 0, shape.host.length()) && match.matches()
                            ? recipient(match.group("local") + "@" + match.group("domain"))
                            : Optional.empty();
            if (recipient.isPresent()) {
                return recipient;
            }
        }
        return common(address);
    }

    private static Optional<String> common(String address) {
        int at = address.lastIndexOf('@');
        String local = at < 0 ? "" : address.substring(0, at);
        int equals = local.lastIndexOf('=');
        boolean other = local.regionMatches(true, 0, "srs", 0, 3) || local.regionMatches(true, 0, "prvs=", 0, 5);
        if (equals <= 0 || other) {
            return Optional.empty();
        }
        String carried = local.substring(0, equals);
        return recipient(carried.substring(start(carried)) + "@" + local.substring(equals + 1));
    }

    private static Optional<String> recipient(String address) {
        return address.indexOf('.', address.indexOf('@')) > 0
                ? MailAddress.parse(address).map(MailAddress::toString)
                : Optional.empty();
    }

    /// After the first `+`; without one, after the words and numbers that lists put in front: `list-return-12-`,
    /// `owner-list-`, `bounces-`.
    private static int start(String carried) {
        int plus = carried.indexOf('+');
        if (plus >= 0) {
            return plus + 1;
        }
        String lower = carried.toLowerCase(Locale.ROOT);
        int start = 0;
        for (String word : LIST_WORDS) {
            int at = lower.indexOf(word);
            if (at == 0 || (at > 0 && lower.charAt(at - 1) == '-')) {
                start = Math.max(start, at + word.length());
            }
        }
        int list = lower.startsWith("owner-") ? lower.indexOf('-', 6) : -1;
        return afterNumbers(carried, Math.max(start, list + 1));
    }

    private static int afterNumbers(String carried, int from) {
        int hyphen = carried.indexOf('-', from);
        boolean number =
                hyphen > from && carried.substring(from, hyphen).chars().allMatch(Character::isDigit);
        return number ? afterNumbers(carried, hyphen + 1) : from;
    }
}
