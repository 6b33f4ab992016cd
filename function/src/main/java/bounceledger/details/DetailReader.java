package bounceledger.details;

import bounceledger.smtp.SmtpReply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads all details of a reply, its wrappers included.
public final class DetailReader {

    private final Blocklists blocklists;

    /// @param blocklists rows with `pattern`, `name` and `kind`
    public DetailReader(List<Map<String, String>> blocklists) {
        this.blocklists = new Blocklists(blocklists);
    }

    /// Never fails; what is not there is empty.
    public Details read(SmtpReply innermost) {
        String text = text(innermost);
        return new Details(
                Tags.in(text),
                blocklists.in(text),
                Links.in(text),
                IpAddresses.in(text),
                OffendingDomain.in(text),
                RetryAfter.in(text),
                QueueIds.in(text),
                Stage.in(text));
    }

    /// All layers as one text, in the order in which they were written; as long as one reply may be.
    private static String text(SmtpReply innermost) {
        Deque<String> layers = new ArrayDeque<>();
        for (Optional<SmtpReply> at = Optional.of(innermost);
                at.isPresent();
                at = at.get().wrapper()) {
            layers.addFirst(at.get().text());
        }
        String text = String.join(" ", layers);
        return text.substring(0, Math.min(text.length(), SmtpReply.MAX_LENGTH));
    }
}
