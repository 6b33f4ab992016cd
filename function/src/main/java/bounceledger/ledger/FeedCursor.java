package bounceledger.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a reader of the changes has come. He reads in passes, each up to one end in every partition of the index,
/// one
/// partition after another; so these four say the position in each: `end` in those before `shard`, `after` in this one,
/// `base` in those behind it.
///
/// @param base the end of the pass before
/// @param end of this pass; equal to `base` between two passes
/// @param shard the partition that is being read, 0 to 15
/// @param after the sort key of the last entry seen there; empty at its beginning
public record FeedCursor(Instant base, Instant end, int shard, String after) {

    public static final FeedCursor START = between(Instant.EPOCH);

    /// What is younger is not answered yet. An attempt to book is abandoned after 5 s, and the index follows the table
    /// within moments; so all that was stamped this long ago can be seen, and nothing is ever missed.
    public static final Duration HORIZON = Duration.ofSeconds(60);

    /// A lifted entry is told at least this long.
    public static final Duration KEPT = Duration.ofDays(90);

    private static final Pattern WRITTEN =
            Pattern.compile("f1:(\\d{1,14}):(\\d{1,14}):(\\d{1,2}):([0-9A-Za-z:.#_-]{0,128})");

    public FeedCursor {
        if (shard < 0 || shard >= Cursor.SHARDS) {
            throw new IllegalArgumentException("no such shard: " + shard);
        }
    }

    private static FeedCursor between(Instant end) {
        return new FeedCursor(end, end, 0, "");
    }

    /// Whether entries may have been forgotten that this reader has not seen yet.
    public boolean isTooOld(Instant now) {
        Instant oldest = now.minus(KEPT);
        boolean isFirstPass = base.equals(Instant.EPOCH);
        return isFirstPass ? !end.equals(base) && end.isBefore(oldest) : base.isBefore(oldest);
    }

    /// Inside a pass: a new one begins where the last has ended, and goes as far as can be told by `now`.
    public FeedCursor inPass(Instant now) {
        Instant told = now.minus(HORIZON);
        return end.equals(base) && told.isAfter(base) ? new FeedCursor(base, told, 0, "") : this;
    }

    public boolean isBetweenPasses() {
        return end.equals(base);
    }

    /// After an entry of the partition that is being read.
    public FeedCursor seen(String sortKey) {
        return new FeedCursor(base, end, shard, sortKey);
    }

    /// After the whole partition.
    public FeedCursor nextShard() {
        return shard + 1 == Cursor.SHARDS ? between(end) : new FeedCursor(base, end, shard + 1, "");
    }

    /// Reads what {@link #toString} wrote; empty for anything else.
    public static Optional<FeedCursor> parse(String text) {
        try {
            Matcher written =
                    WRITTEN.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
            return written.matches() && Integer.parseInt(written.group(3)) < Cursor.SHARDS
                    ? Optional.of(new FeedCursor(
                            Instant.ofEpochMilli(Long.parseLong(written.group(1))),
                            Instant.ofEpochMilli(Long.parseLong(written.group(2))),
                            Integer.parseInt(written.group(3)),
                            written.group(4)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The opaque form.
    @Override
    public String toString() {
        String written = "f1:" + base.toEpochMilli() + ":" + end.toEpochMilli() + ":" + shard + ":" + after;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written.getBytes(StandardCharsets.ISO_8859_1));
    }
}
