package bounceledger.mail;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// Finds where the parts of a multipart begin and end, and copies none of them.
///
/// Jakarta Mail asks {@link #createMimeBodyPart(InputStream)} for each part that it finds; we keep the slice, and
/// stop it at the limit by refusing.
final class BoundedMultipart extends MimeMultipart {

    private final List<SharedByteArrayInputStream> slices = new ArrayList<>();
    private final int limit;

    private BoundedMultipart(SharedByteArrayInputStream body, String boundary, int limit) {
        ds = new Body(body, "multipart/mixed; boundary=\"" + boundary.replaceAll("[\"\\\\]", "\\\\$0") + "\"");
        contentType = ds.getContentType();
        parsed = false;
        this.limit = limit;
    }

    /// The parts up to the limit, or to where the multipart broke off
    static List<SharedByteArrayInputStream> slices(SharedByteArrayInputStream body, String boundary, int limit) {
        BoundedMultipart multipart = new BoundedMultipart(body, boundary, limit);
        try {
            multipart.parse();
        } catch (MessagingException | RuntimeException brokenOff) {
            return multipart.slices;
        }
        return multipart.slices;
    }

    @Override
    protected void initializeProperties() {
        ignoreMissingEndBoundary = true;
        ignoreMissingBoundaryParameter = false;
        ignoreExistingBoundaryParameter = false;
        allowEmpty = true;
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream slice) throws MessagingException {
        if (slices.size() >= limit) {
            throw new MessagingException("more than " + limit + " parts");
        }
        slices.add((SharedByteArrayInputStream) slice);
        return new MimeBodyPart();
    }

    private record Body(SharedByteArrayInputStream body, String contentType) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("mails are only read");
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
