package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A message or one part of a message: an "entity" (RFC 2045 section 2.4). Its header is read at once, its body
/// only when it is asked for, out of the mail's own bytes.
final class Entity {

    /// RFC 2045 section 6.2: these leave the bytes as they are.
    private static final Set<String> IDENTITY = Set.of("7bit", "8bit", "binary");

    private final Headers headers;
    private final MediaType type;
    private final MailBytes body;

    private Entity(Headers headers, MailBytes body) {
        this.headers = headers;
        this.type = MediaType.of(headers);
        this.body = body;
    }

    static Entity read(MailBytes in) {
        Headers headers = Headers.read(in);
        return new Entity(headers, in.rest());
    }

    Headers headers() {
        return headers;
    }

    MediaType type() {
        return type;
    }

    boolean isAttachment() {
        return headers.first("Content-Disposition")
                .filter(value -> value.regionMatches(true, 0, "attachment", 0, 10))
                .isPresent();
    }

    /// The parts of a multipart.
    ///
    /// QUIRK: the boundary is not named, or another one is used (rfc3464/10-boundary-not-named.eml); then the
    /// first line that looks like one is taken.
    ///
    /// @return empty when there is no boundary to be found
    List<Entity> children(int limit) {
        List<Entity> named = type.boundary()
                .filter(boundary -> boundary.length() <= MailLimits.BOUNDARY_LENGTH)
                .map(boundary -> children(boundary, limit))
                .orElse(List.of());
        return named.isEmpty()
                ? guessBoundary().map(boundary -> children(boundary, limit)).orElse(named)
                : named;
    }

    private List<Entity> children(String boundary, int limit) {
        return BoundedMultipart.parts(body.rest(), boundary, limit);
    }

    private Optional<String> guessBoundary() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body.rest(), StandardCharsets.ISO_8859_1))) {
            String candidate = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!candidate.isEmpty() && line.regionMatches(true, 0, "Content-", 0, 8)) {
                    return Optional.of(candidate);
                }
                candidate = line.startsWith("--") && line.length() <= MailLimits.BOUNDARY_LENGTH
                        ? line.substring(2).stripTrailing()
                        : "";
            }
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The body as text, with `\n` between lines, whatever came.
    String text(int maxBytes) {
        return Charsets.decode(content(maxBytes), type.charset().orElse(""));
    }

    /// The body, its transfer encoding taken off; what cannot be decoded ends it.
    byte[] content(int maxBytes) {
        String encoding = encoding();
        return IDENTITY.contains(encoding) ? body.head(maxBytes) : decoded(encoding, maxBytes);
    }

    /// The same to be read from its beginning. A body that is not encoded is not copied, and has no limit.
    MailBytes stream(int maxBytes) {
        String encoding = encoding();
        return IDENTITY.contains(encoding) ? body.rest() : new MailBytes(decoded(encoding, maxBytes));
    }

    private String encoding() {
        String field = headers.first("Content-Transfer-Encoding").orElse("7bit");
        int end = 0;
        while (end < field.length() && " \t;(".indexOf(field.charAt(end)) < 0) {
            end++;
        }
        return field.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private byte[] decoded(String encoding, int maxBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(maxBytes, body.available()));
        byte[] buffer = new byte[Math.min(maxBytes, 8_192)];
        try (InputStream in = MimeUtility.decode(encoded(encoding), encoding)) {
            int count = 0;
            while (out.size() < maxBytes && count >= 0) {
                out.write(buffer, 0, count);
                count = in.read(buffer, 0, Math.min(buffer.length, maxBytes - out.size()));
            }
        } catch (MessagingException unknown) {
            return body.head(maxBytes);
        } catch (IOException | RuntimeException damaged) {
            return out.toByteArray();
        }
        // Jakarta Mail makes whole bytes of the half one at which base64 was cut off.
        return encoding.equals("base64") && out.size() < maxBytes
                ? Arrays.copyOf(out.toByteArray(), Math.min(out.size(), body.base64Bytes()))
                : out.toByteArray();
    }

    private InputStream encoded(String encoding) {
        return encoding.equals("quoted-printable") ? new QuotedPrintable(body.rest()) : body.rest();
    }
}
