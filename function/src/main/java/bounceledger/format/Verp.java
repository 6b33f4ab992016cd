package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.smtp.MailAddress;
import java.util.Optional;
import java.util.stream.Stream;

/// Variable envelope return paths: the sender's own bounce address carries the recipient's, with `=` for its `@`, as
/// in `bounces+jo=example.org@lists.example.net`.
final class Verp {

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

    /// After the first `+`; without one, after the last `-` that follows a list's word or a number.
    private static int start(String carried) {
        int plus = carried.indexOf('+');
        if (plus >= 0) {
            return plus + 1;
        }
        int start = 0;
        int hyphen = carried.indexOf('-');
        while (hyphen >= 0) {
            String word = carried.substring(start, hyphen).toLowerCase(java.util.Locale.ROOT);
            boolean prefix = word.equals("return")
                    || word.equals("owner")
                    || word.startsWith("bounce")
                    || word.startsWith("error")
                    || (!word.isEmpty() && word.chars().allMatch(Character::isDigit));
            if (!prefix) {
                String rest = carried.substring(hyphen + 1).toLowerCase(java.util.Locale.ROOT);
                if (!rest.startsWith("return-") && !rest.startsWith("bounce")) {
                    return start;
                }
            }
            start = hyphen + 1;
            hyphen = carried.indexOf('-', start);
        }
        return start;
    }
}
