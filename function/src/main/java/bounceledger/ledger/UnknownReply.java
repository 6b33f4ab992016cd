package bounceledger.ledger;

import bounceledger.classify.Cause;
import bounceledger.decide.Evidence;
import bounceledger.smtp.MailAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A reply that no rule knows yet, so that one can be written: without whatever differs from mail to mail, and without
/// whom it names.
///
/// @param day in UTC, of the event's own time
/// @param text at most 400 characters; `<address>`, `<ip>`, `<id>` and `<number>` stand for what was there
public record UnknownReply(LocalDate day, String provider, String text) implements Comparable<UnknownReply> {

    private static final Comparator<UnknownReply> ORDER = Comparator.comparing(UnknownReply::day)
            .thenComparing(UnknownReply::provider)
            .thenComparing(UnknownReply::text);

    /// Days that one is kept.
    public static final int KEPT_DAYS = 30;

    private static final int MOST = 400;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]:;,\"]+@[^\\s<>()\\[\\]:;,\"]+");
    private static final Pattern IP = Pattern.compile(
            "(?<![\\w.])\\d{1,3}(\\.\\d{1,3}){3}(?![\\w.])|(?<![\\w:])([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}(?![\\w:])");
    private static final Pattern ID =
            Pattern.compile("(?<!\\w)(?=[\\w.=+/-]*\\d)(?=[\\w.=+/-]*[A-Za-z])[\\w.=+/-]{10,}(?!\\w)");
    private static final Pattern NUMBER = Pattern.compile("\\d{4,}");

    /// One, if this is one: a failure or a delay whose words told nothing.
    public static Optional<UnknownReply> of(Evidence evidence) {
        if (evidence.verdict().cause() != Cause.UNDETERMINED || evidence.reply().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new UnknownReply(
                LocalDate.ofInstant(evidence.times().event(), ZoneOffset.UTC),
                evidence.verdict().provider(),
                normal(
                        evidence.reply(),
                        evidence.recipient().map(MailAddress::localPart).orElse(""))));
    }

    /// @param localPart of the recipient: some name him by it alone
    private static String normal(String reply, String localPart) {
        // What is longer than an answer shows need not be searched.
        String text = reply.substring(0, Math.min(4 * MOST, reply.length()));
        text = ADDRESS.matcher(text).replaceAll("<address>");
        text = localPart.length() > 2 ? text.replace(localPart, "<address>") : text;
        text = IP.matcher(text).replaceAll("<ip>");
        text = ID.matcher(text).replaceAll("<id>");
        text = NUMBER.matcher(text).replaceAll("<number>");
        text = SPACE.matcher(text).replaceAll(" ").strip();
        return text.substring(0, Math.min(MOST, text.length()));
    }

    @Override
    public int compareTo(UnknownReply other) {
        return ORDER.compare(this, other);
    }
}
