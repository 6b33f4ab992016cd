package bounceledger.mail;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// A mail's bytes, or a stretch of them, as the stream that Jakarta Mail reads byte by byte.
///
/// One thread reads a mail, so none of this locks as the classes above it do at every byte.
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what the class is for
class MailBytes extends SharedByteArrayInputStream {

    static final MailBytes NOTHING = new MailBytes(new byte[0]);

    MailBytes(byte[] bytes) {
        super(bytes);
    }

    private MailBytes(byte[] bytes, int from, int to) {
        super(bytes, from, to - from);
    }

    @Override
    public int read() {
        return pos < count ? buf[pos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, to.length);
        int read = Math.min(length, count - pos);
        if (read <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(buf, pos, to, offset, read);
        pos += read;
        return read;
    }

    @Override
    public long skip(long wanted) {
        int skipped = (int) Math.max(0, Math.min(wanted, count - pos));
        pos += skipped;
        return skipped;
    }

    @Override
    public void mark(int limit) {
        mark = pos;
    }

    @Override
    public void reset() {
        pos = mark;
    }

    /// The next line of a header, each byte as one character, with the indented lines that go on with it (RFC 5322
    /// section 2.2.3) and their ends between: Jakarta Mail would put them together again.
    String readLine() {
        int from = pos;
        int end = skipLine();
        while (end > from && pos < count && (buf[pos] == ' ' || buf[pos] == '\t')) {
            end = skipLine();
        }
        return new String(buf, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /// Reads over one line. It ends as a line of Jakarta Mail does: at LF, CR LF, CR CR LF or CR.
    ///
    /// @return where its end begins
    final int skipLine() {
        while (pos < count && buf[pos] != '\n' && buf[pos] != '\r') {
            pos++;
        }
        int end = pos;
        boolean twice = pos + 2 < count && buf[pos] == '\r' && buf[pos + 1] == '\r' && buf[pos + 2] == '\n';
        pos += twice ? 1 : 0;
        skipLineEnd();
        return end;
    }

    /// What is left, for whoever looks for boundaries in it (RFC 2046 section 5.1.1): of lines that can be none, it is
    /// only told whether they are empty.
    MailBytes forBoundaries() {
        return new MailBytes(buf, pos, count) {
            @Override
            String readLine() {
                int from = pos;
                int end = skipLine();
                boolean maybe = end == from || buf[from] == '-';
                return maybe ? new String(buf, from, end - from, StandardCharsets.ISO_8859_1) : " ";
            }
        };
    }

    /// Goes to the first line that is not empty; says whether there is one.
    boolean skipEmptyLines() {
        while (pos < count && (buf[pos] == '\n' || buf[pos] == '\r')) {
            pos++;
        }
        return pos < count;
    }

    /// Whether all has been read, and the last line was left without its end.
    boolean endsInALine() {
        return pos == count && count > start && buf[count - 1] != '\n' && buf[count - 1] != '\r';
    }

    /// Reads over one line end of any kind, if one comes next; says whether one came.
    boolean skipLineEnd() {
        int from = pos;
        if (pos < count && buf[pos] == '\r') {
            pos++;
        }
        if (pos < count && buf[pos] == '\n') {
            pos++;
        }
        return pos > from;
    }

    /// Whether two hexadecimal digits come next; nothing left counts as two, for a mail that was cut there.
    boolean startsWithHex() {
        return pos == count
                || (count - pos >= 2 && Character.digit(buf[pos], 16) >= 0 && Character.digit(buf[pos + 1], 16) >= 0);
    }

    /// How many bytes the base64 (RFC 2045 section 6.8) that is left stands for; a last character without its
    /// neighbours stands for none. More than there are when it is padded, and so complete.
    int base64Bytes() {
        int digits = 0;
        for (int i = pos; i < count; i++) {
            if (buf[i] == '=') {
                return Integer.MAX_VALUE;
            }
            digits += Character.isLetterOrDigit(buf[i]) || buf[i] == '+' || buf[i] == '/' ? 1 : 0;
        }
        return (int) (digits * 3L / 4);
    }

    /// @param from counted from where this stream began
    /// @param end the same, or -1 for this stream's own end
    @Override
    public MailBytes newStream(long from, long end) {
        return new MailBytes(buf, start + (int) from, end < 0 ? count : start + (int) end);
    }

    /// What is left, from where it has been read to.
    MailBytes rest() {
        return new MailBytes(buf, pos, count);
    }

    /// A copy of the bytes up to the first empty line, or up to a limit; reads nothing.
    byte[] header(int limit) {
        int end = pos;
        int most = Math.min(count, pos + limit);
        int lineStart = pos;
        while (end < most) {
            if (buf[end] == '\n') {
                if (end == lineStart || (end == lineStart + 1 && buf[lineStart] == '\r')) {
                    return Arrays.copyOfRange(buf, pos, lineStart);
                }
                lineStart = end + 1;
            }
            end++;
        }
        return Arrays.copyOfRange(buf, pos, end);
    }

    /// A copy of the bytes that are left, up to a limit; reads nothing.
    byte[] head(int limit) {
        return Arrays.copyOfRange(buf, pos, Math.min(count, pos + limit));
    }
}
