package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Finds where the parts of a multipart begin and end, and copies none of them.
///
/// Jakarta Mail asks {@link #createMimeBodyPart(InputStream)} for each part that it finds; we keep the slice, and
/// stop it at the limit by refusing.
final class BoundedMultipart extends MimeMultipart {

    private static final byte[] NOTHING = {};

    /// What Jakarta Mail gets for each part. One made without a header would make itself thirty empty fields.
    private static final InternetHeaders NO_HEADERS = new InternetHeaders();

    private final List<Entity> entities = new ArrayList<>();
    private final MimeBodyPart anyPart;
    private final int limit;

    private BoundedMultipart(Body body, int limit) throws MessagingException {
        super(body);
        this.anyPart = new MimeBodyPart(NO_HEADERS, NOTHING);
        this.limit = limit;
    }

    /// The parts up to the limit, or up to where the multipart broke off.
    static List<Entity> parts(MailBytes body, String boundary, int limit) {
        String quoted = boundary.indexOf('"') < 0 && boundary.indexOf('\\') < 0
                ? boundary
                : boundary.replace("\\", "\\\\").replace("\"", "\\\"");
        try {
            return new BoundedMultipart(new Body(body, "multipart/mixed; boundary=\"" + quoted + "\""), limit).found();
        } catch (MessagingException | RuntimeException noMultipart) {
            return List.of();
        }
    }

    private List<Entity> found() {
        try {
            parse();
        } catch (MessagingException | RuntimeException brokenOff) {
            return entities;
        }
        return entities;
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
        if (entities.size() >= limit) {
            throw new MessagingException("more than " + limit + " parts");
        }
        entities.add(Entity.read((MailBytes) slice));
        return anyPart;
    }

    /// The slice itself as a data source, where the class above would copy it.
    private static final class Body extends ByteArrayDataSource {

        private final MailBytes body;

        Body(MailBytes body, String contentType) {
            super(NOTHING, contentType);
            this.body = body;
        }

        @Override
        public InputStream getInputStream() {
            return body.forBoundaries();
        }
    }
}
