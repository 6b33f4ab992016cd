package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.smtp.MailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Variable envelope return paths: the sender's own bounce address carries the recipient's, with `=` for its `@`, as
/// in `bounces+jo=example.org@lists.example.net`.
final class Verp {

    private static final List<String> LIST_WORDS =
            List.of("return-", "bounce-", "bounces-", "errors-", "error-", "request-", "admin-", "owner-");

    private Verp() {}

    /// The recipient that the bounce's own addresses carry.
    static Optional<String> in(MailParts mail) {
        Stream<String> addresses = Stream.concat(
                Stream.of("To", "Delivered-To", "X-Original-To", "Envelope-To")
                        .flatMap(name -> mail.headers().addresses(name).stream()),
                mail.returned().addresses("Return-Path").stream());
        return addresses.flatMap(address -> decode(address).stream()).findFirst();
    }

    /// Empty when it carries none. SRS (`SRS0=…`) and BATV (`prvs=…`) carry senders.
    static Optional<String> decode(String address) {
        int at = address.lastIndexOf('@');
        String local = at < 0 ? "" : address.substring(0, at);
        int equals = local.lastIndexOf('=');
        boolean other = local.regionMatches(true, 0, "srs", 0, 3) || local.regionMatches(true, 0, "prvs=", 0, 5);
        if (equals <= 0 || other) {
            return Optional.empty();
        }
        String carried = local.substring(0, equals);
        String recipient = carried.substring(start(carried)) + "@" + local.substring(equals + 1);
        return recipient.indexOf('.', recipient.indexOf('@')) > 0
                ? MailAddress.parse(recipient).map(MailAddress::toString)
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
        boolean number = hyphen > from
                && carried.substring(from, hyphen).chars().allMatch(Character::isDigit);
        return number ? afterNumbers(carried, hyphen + 1) : from;
    }
}
