package bounceledger.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Percent-encoding in a path (RFC 3986 section 2.1), where a plus is a plus.
final class PercentEncoding {

    private PercentEncoding() {}

    /// The decoded segment; one that is not well encoded comes back as it is.
    static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return segment;
        }
    }
}
