package bounceledger.tools.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Jakarta Mail alone, as fast as its own interface allows: over shared bytes, without a session, and past the
/// activation framework, which would look for a handler for each part.
///
/// @param whole whether to go into the parts of a returned message too
record JakartaWalk(boolean whole) {

    private static final int DEPTH = 20;

    /// @return the characters of text, and the parts that held none; so that nothing can be left out
    int through(byte[] mail) throws IOException, MessagingException {
        return visit(message(new SharedByteArrayInputStream(mail)), 0);
    }

    private static MimeMessage message(InputStream in) throws MessagingException {
        return new MimeMessage((Session) null, in);
    }

    private int visit(MimePart part, int depth) throws IOException, MessagingException {
        String type = type(part);
        try {
            if (depth > DEPTH) {
                return 1;
            } else if (type.startsWith("multipart/")) {
                return parts(new MimeMultipart(new MimePartDataSource(part)), depth);
            } else if (type.equals("message/rfc822")) {
                MimeMessage returned = message(new MimePartDataSource(part).getInputStream());
                return whole ? visit(returned, depth + 1) : 1;
            }
            return type.startsWith("text/") || type.startsWith("message/") ? text(part) : 1;
        } catch (IOException | MessagingException damaged) {
            return 1;
        }
    }

    private int parts(MimeMultipart multipart, int depth) throws IOException, MessagingException {
        int walked = 0;
        for (int i = 0; i < multipart.getCount(); i++) {
            walked += visit((MimePart) multipart.getBodyPart(i), depth + 1);
        }
        return walked;
    }

    private static int text(MimePart part) throws IOException, MessagingException {
        try (InputStream in = new MimePartDataSource(part).getInputStream()) {
            return new String(in.readAllBytes(), charset(part)).length();
        }
    }

    private static String type(MimePart part) {
        try {
            String field = part.getHeader("Content-Type", null);
            return field == null
                    ? "text/plain"
                    : new ContentType(field).getBaseType().toLowerCase(Locale.ROOT);
        } catch (MessagingException broken) {
            return "text/plain";
        }
    }

    private static Charset charset(MimePart part) {
        try {
            String field = part.getHeader("Content-Type", null);
            @Nullable String label = field == null ? null : new ContentType(field).getParameter("charset");
            return label == null ? StandardCharsets.US_ASCII : Charset.forName(MimeUtility.javaCharset(label));
        } catch (MessagingException | IllegalArgumentException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
