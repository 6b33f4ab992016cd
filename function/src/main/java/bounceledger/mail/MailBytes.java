package bounceledger.mail;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.Arrays;
import java.util.Objects;

/// A mail's bytes, or a stretch of them, as the stream that Jakarta Mail reads byte by byte.
///
/// One thread reads a mail, so none of this locks as the classes above it do at every byte.
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what the class is for
final class MailBytes extends SharedByteArrayInputStream {

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

    /// Goes to the first line that is not empty; says whether there is one.
    boolean skipEmptyLines() {
        while (pos < count && (buf[pos] == '\n' || buf[pos] == '\r')) {
            pos++;
        }
        return pos < count;
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

    /// A copy of the bytes that are left, up to a limit; reads nothing.
    byte[] head(int limit) {
        return Arrays.copyOfRange(buf, pos, Math.min(count, pos + limit));
    }
}
