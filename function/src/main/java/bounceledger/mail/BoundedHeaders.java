package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.util.ArrayList;
import java.util.List;

/// Turns the header lines that Jakarta Mail finds into fields, up to the limits; further lines are read over.
final class BoundedHeaders extends InternetHeaders {

    private final List<HeaderField> fields;
    private final StringBuilder more;
    private final MailBytes in;
    private int lines;
    private int lastLine;

    BoundedHeaders(MailBytes in) throws MessagingException {
        // Before the constructor above: that one already hands over lines.
        this.fields = new ArrayList<>();
        this.more = new StringBuilder();
        this.in = in;
        super(in, false);
    }

    /// The fields up to where the header ended or broke off: the beginning of a name is then no line of a reply.
    List<HeaderField> fields() {
        if (!more.isEmpty()
                && in.endsInALine()
                && isFieldName(more.substring(lastLine + 1), more.length() - lastLine - 1)) {
            more.setLength(lastLine);
        }
        finish();
        return fields;
    }

    /// QUIRK: some servers do not indent the further lines of a reply (rfc3464/05-reply-lines-not-folded.eml). A
    /// line that cannot be a field belongs to the field before it; without one it is dropped, as mbox's `From `.
    @Override
    public void addHeaderLine(String line) {
        if (lines >= MailLimits.FIELDS) {
            return;
        }
        lines++;
        int colon = line.indexOf(':');
        int end = colon;
        while (end > 0 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        if (isFieldName(line, end)) {
            finish();
            fields.add(new HeaderField(bounded(line, colon + 1), end, colon + 1));
        } else if (!fields.isEmpty() && more.length() < MailLimits.FIELD_LENGTH) {
            lastLine = more.length();
            more.append('\n').append(new HeaderField(bounded(line, 0), 0, 0).raw());
        }
    }

    private void finish() {
        if (!more.isEmpty()) {
            HeaderField last = fields.removeLast();
            fields.add(new HeaderField(last.name(), last.raw() + more));
            more.setLength(0);
        }
    }

    /// A reply's line may hold a colon too, and opens with its code.
    private static boolean isFieldName(String line, int end) {
        if (end <= 0 || (line.charAt(0) >= '0' && line.charAt(0) <= '9')) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (line.charAt(i) <= ' ' || line.charAt(i) >= 127) {
                return false;
            }
        }
        return true;
    }

    private static String bounded(String line, int from) {
        int most = from + MailLimits.FIELD_LENGTH;
        if (line.length() <= most) {
            return line;
        }
        String lines = HeaderField.lineFeeds(line);
        return lines.substring(0, Math.min(most, lines.length()));
    }
}
