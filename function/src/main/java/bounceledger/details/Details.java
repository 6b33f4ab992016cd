package bounceledger.details;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a reply names, for a person to act on.
///
/// @param tag the provider's own name for the rule that fired there, such as `S3140`
/// @param blocklist the list that is named
/// @param urls as written, each once, at most {@value #MOST}
/// @param ips IPv4 and IPv6 as written, each once, at most {@value #MOST}
/// @param domain whose authentication or standing the reply is about, lower-case
/// @param retryAfter how long it asks to wait; at most seven days
/// @param queueId under which the receiver's postmaster finds the case in his log
/// @param stage what had been said when the reply came
public record Details(
        Optional<String> tag,
        Optional<Blocklist> blocklist,
        List<String> urls,
        List<String> ips,
        Optional<String> domain,
        Optional<Duration> retryAfter,
        Optional<String> queueId,
        Optional<Stage> stage) {

    /// The most that is kept of a thing that a reply can repeat.
    static final int MOST = 8;

    public Details {
        urls = List.copyOf(urls);
        ips = List.copyOf(ips);
    }

    /// The same with a tag that is known for certain; its own stays when there is none.
    public Details withTag(Optional<String> known) {
        return new Details(known.or(() -> tag), blocklist, urls, ips, domain, retryAfter, queueId, stage);
    }
}
