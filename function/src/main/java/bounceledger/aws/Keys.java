package bounceledger.aws;

import bounceledger.decide.EventId;
import bounceledger.decide.Evidence;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.Dimension;
import bounceledger.ledger.Pepper;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table's keys. They cannot change once something is stored under them.
///
/// | what | `pk` | `sk` |
/// |---|---|---|
/// | an address's page | `A#<hash of the address>` | `A` |
/// | evidence about it | the same | `E#<event id>` |
/// | evidence about nobody | `G#<event id>` | `E#<event id>` |
/// | the cube, by the hour | `N#<day>` | `<hour>#<slot>` |
/// | all margins, by the day | `N#<month>` | `<day>#<slot>` |
/// | replies that no rule knows ({@link UnknownItem}) | `U#<day>` | `<slot>#<provider>#<reply>` |
/// | the cube, by the day ({@link FoldedDay}) | `N#<month>#days` | `<day>` |
///
/// The index `changes` holds the pages that are, or were, on the list: `shard` is one of 16 by the hash, `changed`
/// the time of the last change and the hash.
final class Keys {

    static final String PK = "pk";
    static final String SK = "sk";
    static final String PAGE = "A";
    private static final String ADDRESS = "A#";
    static final String EVIDENCE = "E#";
    static final String INDEX = "changes";
    static final String SHARD = "shard";
    static final String CHANGED = "changed";
    static final String TTL = "ttl";

    static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Keys() {}

    /// The partition of an address's page and evidence.
    static String partition(Pepper pepper, MailAddress address) {
        return ADDRESS + pepper.hash(address.key());
    }

    static String partition(Pepper pepper, Evidence evidence) {
        return evidence.recipient()
                .map(address -> partition(pepper, address))
                .orElseGet(() -> "G#" + evidence.id().value());
    }

    /// The keyed hash in an address's partition.
    static String hash(String partition) {
        return partition.substring(ADDRESS.length());
    }

    static Map<String, AttributeValue> page(String partition) {
        return key(partition, PAGE);
    }

    static Map<String, AttributeValue> evidence(String partition, EventId id) {
        return key(partition, EVIDENCE + id.value());
    }

    static Map<String, AttributeValue> counter(CountKey key, int slot) {
        String unit = key.dimension() == Dimension.CUBE
                ? twoDigits(key.hour())
                : twoDigits(key.day().getDayOfMonth());
        return key(counters(key.dimension(), key.day()), unit + "#" + twoDigits(slot));
    }

    /// The partition that the counters of this day are in; the margins share one.
    static String counters(Dimension dimension, LocalDate day) {
        Object period = dimension == Dimension.CUBE ? day : YearMonth.from(day);
        return "N#" + period;
    }

    static String shard(String partition) {
        return shard(Math.floorMod(partition.hashCode(), Cursor.SHARDS));
    }

    static String shard(int number) {
        return "C#" + number;
    }

    /// Sorts by time, then by page; always as many digits, so that text sorts as time does.
    static String changed(Instant at, String partition) {
        return MILLISECONDS.format(at) + "#" + partition;
    }

    static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PK, AttributeValue.fromS(partition), SK, AttributeValue.fromS(sort));
    }
}
