package bounceledger.ledger;

import bounceledger.decide.Evidence;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a batch adds to the counters, summed up.
public final class Tally {

    private static final int MAX_STREAM_LENGTH = 64;
    private static final int MAX_DETAIL = 99;

    /// The one subject under which providers use details of three digits, such as 5.7.515.
    private static final int SECURITY = 7;

    private final CountedNames names;
    private final Map<CountKey, Long> sums = new HashMap<>();

    public Tally(CountedNames names) {
        this.names = names;
    }

    /// Counts one event.
    public void add(Evidence evidence) {
        keys(evidence).forEach(key -> sums.merge(key, 1L, Long::sum));
    }

    /// Takes back what an event was counted as, because more is known of it now.
    public void remove(Evidence evidence) {
        keys(evidence).forEach(key -> sums.merge(key, -1L, Long::sum));
    }

    /// The counters that change, with by how much.
    public SortedMap<CountKey, Long> sums() {
        SortedMap<CountKey, Long> changed = new TreeMap<>(sums);
        changed.values().removeIf(sum -> sum == 0);
        return changed;
    }

    private List<CountKey> keys(Evidence evidence) {
        ZonedDateTime at = evidence.times().event().atZone(ZoneOffset.UTC);
        LocalDate day = at.toLocalDate();
        String cube = evidence.verdict().provider() + "|"
                + evidence.verdict().cause().word() + "|" + evidence.kind().word();
        return List.of(
                new CountKey(Dimension.CUBE, day, at.getHour(), cube),
                margin(Dimension.DOMAIN, day, names.domain(evidence.recipient().map(MailAddress::asciiDomain))),
                margin(Dimension.STATUS, day, status(evidence)),
                margin(Dimension.DECISION, day, evidence.decision().word()),
                margin(
                        Dimension.CAMPAIGN,
                        day,
                        names.campaign(evidence.message().campaign())),
                margin(Dimension.STREAM, day, stream(evidence)));
    }

    /// What a mail says may be anything, and an item holds 400 KB: codes that nobody uses are one name, and streams
    /// are believed to SES alone.
    private static String status(Evidence evidence) {
        return evidence.status()
                .map(status -> isUsual(status) ? status.toString() : CountedNames.OTHER)
                .orElse(CountedNames.NONE);
    }

    private static boolean isUsual(EnhancedStatus status) {
        return status.subject() <= SECURITY && (status.detail() <= MAX_DETAIL || status.subject() == SECURITY);
    }

    private static String stream(Evidence evidence) {
        boolean known = evidence.proof().isFromSes();
        return evidence.message().stream()
                .map(name -> known && name.length() <= MAX_STREAM_LENGTH ? name : CountedNames.OTHER)
                .orElse(CountedNames.NONE);
    }

    private static CountKey margin(Dimension dimension, LocalDate day, String name) {
        return new CountKey(dimension, day, 0, name);
    }
}
