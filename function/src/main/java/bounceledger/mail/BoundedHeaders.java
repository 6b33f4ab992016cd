package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.InputStream;

/// Header lines up to the limit; further ones are read over. Bytes that are no UTF-8 do not matter.
final class BoundedHeaders extends InternetHeaders {

    /// Without an initialiser: the constructor above this one already counts.
    private int lines;

    BoundedHeaders(InputStream in) throws MessagingException {
        super(in, true);
    }

    @Override
    public void addHeaderLine(String line) {
        if (lines < MailLimits.FIELDS) {
            lines++;
            super.addHeaderLine(line);
        }
    }
}
