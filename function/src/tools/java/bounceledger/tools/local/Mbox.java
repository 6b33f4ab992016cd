package bounceledger.tools.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes an mbox apart (RFC 4155): mails one after the other, each under a line such as
/// `From jo@example.org Thu Jan  1 00:00:00 1970`.
///
/// A line of a mail that begins with `From ` has a `>` before it in an mbox, and in the kind called mboxrd one with
/// `>From ` has two; one is taken off. A mail that was not quoted is still whole, unless such a line of it follows
/// an empty one and ends in a date.
final class Mbox {

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private Mbox(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The mails without the lines above them; empty when this is no mbox.
    static List<byte[]> mails(byte[] bytes) {
        Mbox box = new Mbox(bytes);
        List<Integer> starts = box.starts();
        List<byte[]> mails = new ArrayList<>();
        for (int n = 0; n < starts.size(); n++) {
            int end = n + 1 < starts.size() ? starts.get(n + 1) : bytes.length;
            mails.add(box.unquoted(box.lineEnd(starts.get(n)), end));
        }
        return mails;
    }

    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        boolean afterEmptyLine = true;
        for (int line = 0; line < bytes.length; line = lineEnd(line)) {
            if (afterEmptyLine && opensMail(line)) {
                starts.add(line);
            }
            if (starts.isEmpty()) {
                return starts;
            }
            afterEmptyLine = bytes[line] == '\n' || (bytes[line] == '\r' && lineEnd(line) == line + 2);
        }
        return starts;
    }

    /// A sentence may begin so too; the line above a mail has a time and a year in it.
    private boolean opensMail(int line) {
        if (!isFrom(line)) {
            return false;
        }
        String text = new String(bytes, line, Math.min(lineEnd(line) - line, 1_000), StandardCharsets.ISO_8859_1);
        List<String> words = List.of(text.strip().split(" +"));
        return words.stream().anyMatch(Mbox::isTime) && words.stream().anyMatch(Mbox::isYear);
    }

    private static boolean isTime(String word) {
        int colon = word.indexOf(':');
        return (colon == 1 || colon == 2)
                && word.length() >= colon + 3
                && word.chars().allMatch(c -> c == ':' || (c >= '0' && c <= '9'));
    }

    private static boolean isYear(String word) {
        return word.length() == 4
                && (word.startsWith("19") || word.startsWith("20"))
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private byte[] unquoted(int from, int end) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(end - from);
        for (int line = from; line < end; line = lineEnd(line)) {
            int quote = line;
            while (quote < end && bytes[quote] == '>') {
                quote++;
            }
            int start = quote > line && isFrom(quote) ? line + 1 : line;
            mail.write(bytes, start, Math.min(lineEnd(line), end) - start);
        }
        return mail.toByteArray();
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    private boolean isFrom(int at) {
        return at + FROM.length <= bytes.length && Arrays.equals(bytes, at, at + FROM.length, FROM, 0, FROM.length);
    }
}
