package bounceledger.details;

import java.net.Inet6Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// IPv4 and IPv6 addresses, whatever brackets stand round them, or on one side only.
///
/// A status such as `5.1.1`, a version of five numbers, and a list's question (`5.113.0.203.zen.example.org`) are none.
final class IpAddresses {

    private static final Pattern V4 = Pattern.compile("(?<![\\w.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\.?[\\w-])");
    private static final Pattern V6 =
            Pattern.compile("(?<![\\w:.])(?:ipv6:)?([0-9a-f:]{3,39})(?![\\w:])", Pattern.CASE_INSENSITIVE);

    private IpAddresses() {}

    static List<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher four = V4.matcher(text);
        while (four.find() && found.size() < Details.MOST) {
            if (isInRange(four.group())) {
                found.add(four.group());
            }
        }
        Matcher six = V6.matcher(text);
        while (six.find() && found.size() < Details.MOST) {
            if (isV6(six.group(1))) {
                found.add(six.group(1));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isInRange(String address) {
        for (String number : address.split("\\.")) {
            if (Integer.parseInt(number) > 255) {
                return false;
            }
        }
        return true;
    }

    /// Two colons at least, so that a time of day is none.
    private static boolean isV6(String text) {
        if (text.chars().filter(c -> c == ':').count() < 2 || text.equals(":::")) {
            return false;
        }
        try {
            return Inet6Address.ofLiteral(text).getAddress().length > 0;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
