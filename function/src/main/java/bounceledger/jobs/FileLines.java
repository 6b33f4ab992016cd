package bounceledger.jobs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cuts the records out of some bytes of a file, in UTF-8, lines ending with LF or CRLF.
///
/// What is too long costs itself alone: a line of more than 64 KB is refused and passed over, and a quote that is not
/// closed within 64 KB refuses the line that it stands in, and no other.
final class FileLines {

    static final int LONGEST = 64 * 1024;
    private static final int SHOWN = 200;
    private static final char NO_QUOTES = 0;
    private static final int UNENDED = -1;
    private static final int UNCLOSED = -2;

    private final byte[] bytes;
    private final boolean toTheEnd;
    private final char delimiter;
    private final long begin;
    private int at;
    private long line;
    private boolean inLongLine;

    /// @param bytes of the file from `place` on
    /// @param toTheEnd whether the file ends with them
    /// @param delimiter that parts the fields of a CSV; empty where quotes mean nothing
    FileLines(byte[] bytes, boolean toTheEnd, Place place, Optional<Character> delimiter) {
        this.bytes = bytes;
        this.toTheEnd = toTheEnd;
        this.delimiter = delimiter.orElse(NO_QUOTES);
        this.begin = place.offset();
        this.line = place.line();
        this.inLongLine = place.inLongLine();
    }

    /// Where the next record begins.
    Place place() {
        return new Place(begin + at, line, inLongLine);
    }

    /// Whether nothing of the file is left.
    boolean atEnd() {
        return toTheEnd && at >= bytes.length;
    }

    /// The next record; empty when these bytes hold no further one as a whole.
    Optional<FileLine> next() {
        if (inLongLine && !passOver()) {
            return Optional.empty();
        }
        if (at >= bytes.length) {
            return Optional.empty();
        }
        int most = Math.min(bytes.length, at + LONGEST);
        boolean isRest = most == bytes.length;
        int end = recordEnd(most);
        if (end >= 0) {
            return Optional.of(record(end));
        }
        if (isRest && !toTheEnd) {
            return Optional.empty();
        }
        if (isRest && end == UNENDED) {
            return Optional.of(record(most));
        }
        int lineEnd = newline(most);
        if (lineEnd >= 0 || isRest) {
            return Optional.of(refused(lineEnd >= 0 ? lineEnd : most, "a quote is opened and not closed"));
        }
        return Optional.of(tooLong(most));
    }

    private boolean passOver() {
        int end = newline(bytes.length);
        inLongLine = end < 0 && !toTheEnd;
        line += inLongLine ? 0 : 1;
        at = end < 0 ? bytes.length : end + 1;
        return !inLongLine;
    }

    private FileLine tooLong(int most) {
        FileLine refused = new FileLine(line, shown(most), Optional.of("longer than 64 KB"));
        at = most;
        inLongLine = true;
        return refused;
    }

    private FileLine refused(int end, String why) {
        FileLine refused = new FileLine(line, shown(end), Optional.of(why));
        goBehind(end);
        return refused;
    }

    private FileLine record(int end) {
        int stop = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
        FileLine record;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, stop - at))
                    .toString();
            record = new FileLine(line, text, Optional.empty());
        } catch (CharacterCodingException notUtf8) {
            record = new FileLine(line, shown(stop), Optional.of("not UTF-8"));
        }
        goBehind(end);
        return record;
    }

    private void goBehind(int end) {
        for (int i = at; i < end; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        line++;
        at = Math.min(end + 1, bytes.length);
    }

    private String shown(int end) {
        int length = Math.min(end - at, SHOWN);
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    private int newline(int most) {
        for (int i = at; i < most; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// The line end that is not within quotes. A quote opens only where a field begins (RFC 4180 section 2), so an
    /// inch sign in a field swallows nothing.
    ///
    /// @return {@link #UNENDED} or {@link #UNCLOSED} when there is none
    private int recordEnd(int most) {
        boolean quoted = false;
        boolean mayOpen = delimiter != NO_QUOTES;
        for (int i = at; i < most; i++) {
            byte b = bytes[i];
            if (quoted) {
                quoted = b != '"';
                // A second one right behind means the character, and the field goes on.
                mayOpen = !quoted;
            } else if (b == '\n') {
                return i;
            } else {
                quoted = b == '"' && mayOpen;
                mayOpen = b == delimiter && delimiter != NO_QUOTES;
            }
        }
        return quoted ? UNCLOSED : UNENDED;
    }
}
