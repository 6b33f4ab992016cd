package bounceledger.ledger;

import bounceledger.decide.Evidence;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a batch adds to the counters, summed up.
public final class Tally {

    private static final int MAX_STREAM_LENGTH = 64;

    private final CountedNames names;
    private final SortedMap<CountKey, Long> sums = new TreeMap<>();

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
        String stream = evidence.message().stream().orElse(CountedNames.NONE);
        return List.of(
                new CountKey(Dimension.CUBE, day, at.getHour(), cube),
                margin(Dimension.DOMAIN, day, names.domain(evidence.recipient().map(MailAddress::asciiDomain))),
                margin(
                        Dimension.STATUS,
                        day,
                        evidence.status().map(EnhancedStatus::toString).orElse(CountedNames.NONE)),
                margin(Dimension.DECISION, day, evidence.decision().word()),
                margin(
                        Dimension.CAMPAIGN,
                        day,
                        names.campaign(evidence.message().campaign())),
                margin(Dimension.STREAM, day, stream.length() <= MAX_STREAM_LENGTH ? stream : CountedNames.OTHER));
    }

    private static CountKey margin(Dimension dimension, LocalDate day, String name) {
        return new CountKey(dimension, day, 0, name);
    }
}
