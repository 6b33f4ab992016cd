package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Finds where the parts of a multipart begin and end, and copies none of them.
///
/// Jakarta Mail asks {@link #createMimeBodyPart(InputStream)} for each part that it finds; we keep the slice, and
/// stop it at the limit by refusing.
final class BoundedMultipart extends MimeMultipart {

    private final List<SharedByteArrayInputStream> slices = new ArrayList<>();
    private final int limit;

    private BoundedMultipart(Body body, int limit) throws MessagingException {
        super(body);
        this.limit = limit;
    }

    /// The parts up to the limit, or up to where the multipart broke off.
    static List<SharedByteArrayInputStream> slices(SharedByteArrayInputStream body, String boundary, int limit) {
        String quoted = boundary.replaceAll("[\"\\\\]", "\\\\$0");
        try {
            return new BoundedMultipart(new Body(body, "multipart/mixed; boundary=\"" + quoted + "\""), limit).found();
        } catch (MessagingException | RuntimeException noMultipart) {
            return List.of();
        }
    }

    private List<SharedByteArrayInputStream> found() {
        try {
            parse();
        } catch (MessagingException | RuntimeException brokenOff) {
            return slices;
        }
        return slices;
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

    /// The slice itself as a data source, where the class above would copy it.
    private static final class Body extends ByteArrayDataSource {

        private final SharedByteArrayInputStream body;

        Body(SharedByteArrayInputStream body, String contentType) {
            super(new byte[0], contentType);
            this.body = body;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
