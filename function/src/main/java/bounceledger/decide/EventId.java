package bounceledger.decide;

import bounceledger.report.ReportId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// One event, within its recipient's partition: which message, and what sort of event. The recipient is not in it,
/// so that an id left on an erased page leads nowhere.
///
/// @param value 22 characters of URL-safe base64, 128 bits of a SHA-256
public record EventId(String value) implements Comparable<EventId> {

    public EventId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an event id is empty");
        }
    }

    public static EventId of(ReportId message, Kind kind) {
        byte[] digest = sha256().digest((kind.word() + "\n" + message.value()).getBytes(StandardCharsets.UTF_8));
        return new EventId(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }
}
