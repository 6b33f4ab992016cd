package bounceledger.format;

import bounceledger.smtp.MailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a report's text says about an address that mail was sent on to: `<b@home.example> (expanded from
/// <a@list.example>): …`. Only the address in front of the remark is meant.
///
/// QUIRK: the machine-readable part names the target alone (rfc3464/20-forwarding-target.eml).
final class Forwarding {

    private static final List<String> REMARKS =
            List.of("(expanded from", "(generated from", "(ultimately generated from", "(forwarded from");

    private final String text;
    private final String lower;

    Forwarding(String text) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT);
    }

    /// The address that was sent on to this one.
    Optional<String> source(String target) {
        return REMARKS.stream()
                .flatMap(remark -> source(target, remark).stream())
                .findFirst();
    }

    private Optional<String> source(String target, String remark) {
        for (int at = lower.indexOf(remark); at >= 0; at = lower.indexOf(remark, at + 1)) {
            int end = text.indexOf(')', at);
            if (end > at && isAbout(target, at)) {
                String named = text.substring(at + remark.length(), end).replaceFirst("^[:\\s]+", "");
                return MailAddress.parse(named).map(MailAddress::toString);
            }
        }
        return Optional.empty();
    }

    /// The address ends where the remark begins, but for brackets and white space.
    private boolean isAbout(String target, int remark) {
        int end = remark;
        while (end > 0 && "<>: \t\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end - target.length();
        boolean whole = start == 0 || (start > 0 && "<: \t\n".indexOf(text.charAt(start - 1)) >= 0);
        return whole && text.regionMatches(true, start, target, 0, target.length());
    }
}
