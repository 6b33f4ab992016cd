package bounceledger.jobs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in a file an import stands.
///
/// @param offset in bytes
/// @param line from 1, as an editor counts
/// @param inLongLine whether this is the middle of a line that was refused for its length
record Place(long offset, long line, boolean inLongLine) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15}) (\\d{1,15}) (true|false)");

    /// Reads what {@link #toString} wrote.
    static Optional<Place> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new Place(
                        Long.parseLong(written.group(1)),
                        Long.parseLong(written.group(2)),
                        Boolean.parseBoolean(written.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return offset + " " + line + " " + inLongLine;
    }
}
