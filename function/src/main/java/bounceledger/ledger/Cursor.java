package bounceledger.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the suppression list, which inserts do not move. What it names is a position and no secret: a made-up
/// one shows nothing that the list would not.
///
/// @param shard which of the index's partitions, 0 to 15
/// @param after the sort key of the last entry seen there; empty at its beginning
public record Cursor(int shard, String after) {

    public static final int SHARDS = 16;
    public static final Cursor START = new Cursor(0, "");
    private static final Pattern WRITTEN = Pattern.compile("1:(\\d{1,2}):([0-9A-Za-z:.#_-]{0,128})");

    public Cursor {
        if (shard < 0 || shard >= SHARDS) {
            throw new IllegalArgumentException("no such shard: " + shard);
        }
    }

    /// Reads what {@link #toString} wrote; empty for anything else.
    public static Optional<Cursor> parse(String text) {
        try {
            Matcher written =
                    WRITTEN.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
            return written.matches() && Integer.parseInt(written.group(1)) < SHARDS
                    ? Optional.of(new Cursor(Integer.parseInt(written.group(1)), written.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The opaque form.
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("1:" + shard + ":" + after).getBytes(StandardCharsets.ISO_8859_1));
    }
}
