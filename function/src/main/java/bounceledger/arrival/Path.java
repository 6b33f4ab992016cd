package bounceledger.arrival;

import java.time.Instant;
import java.util.Optional;

/// The way from the outermost wrapper to where the reader stands.
///
/// @param carriers joined by `/`; empty at the start
/// @param depth wrappers opened so far
record Path(String carriers, Optional<Instant> earliest, int depth) {

    /// Wrappers around one event. Four are usual at most (queue, topic, event bus, array of a replay); a redrive
    /// may add two.
    static final int MAX_DEPTH = 6;

    static final Path START = new Path("", Optional.empty(), 0);

    /// Into what this carrier brought.
    Path via(String carrier, Optional<Instant> stamp) {
        return new Path(carriers.isEmpty() ? carrier : carriers + "/" + carrier, earlier(stamp), depth + 1);
    }

    /// Into a wrapper that is no carrier: an array, or a string in a string.
    Path deeper() {
        return new Path(carriers, earliest, depth + 1);
    }

    /// The same place, with one more stamp known.
    Path stamped(Optional<Instant> stamp) {
        return new Path(carriers, earlier(stamp), depth);
    }

    boolean isTooDeep() {
        return depth > MAX_DEPTH;
    }

    Origin origin() {
        return new Origin(carriers.isEmpty() ? "direct" : carriers, earliest);
    }

    Arrival ignored(String what, String why) {
        return new Arrival.Ignored(what, why, origin());
    }

    /// Known by name, and not read. The reason opens with `unsupported: `.
    Arrival unsupported(String why) {
        return ignored("unsupported", "unsupported: " + why);
    }

    Arrival unreadable(String why) {
        return new Arrival.Unreadable(why, origin());
    }

    private Optional<Instant> earlier(Optional<Instant> stamp) {
        boolean isKnown =
                earliest.isPresent() && (stamp.isEmpty() || earliest.get().isBefore(stamp.get()));
        return isKnown ? earliest : stamp;
    }
}
