package bounceledger.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A message or one part of a message: an "entity" (RFC 2045 section 2.4). Its header is read at once, its body
/// only when it is asked for, out of the mail's own bytes.
final class Entity {

    private final Headers headers;
    private final MediaType type;
    private final SharedByteArrayInputStream body;

    private Entity(Headers headers, SharedByteArrayInputStream body) {
        this.headers = headers;
        this.type = MediaType.of(headers);
        this.body = body;
    }

    static Entity read(SharedByteArrayInputStream in) {
        Headers headers = Headers.read(in);
        return new Entity(headers, slice(in, in.getPosition()));
    }

    Headers headers() {
        return headers;
    }

    MediaType type() {
        return type;
    }

    boolean isAttachment() {
        return headers.first("Content-Disposition")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("attachment"))
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
        return BoundedMultipart.slices(slice(body, 0), boundary, limit).stream()
                .map(Entity::read)
                .toList();
    }

    private Optional<String> guessBoundary() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(slice(body, 0), StandardCharsets.ISO_8859_1))) {
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try (InputStream in = decoded()) {
            int count = 0;
            while (out.size() < maxBytes && count >= 0) {
                out.write(buffer, 0, count);
                count = in.read(buffer, 0, Math.min(buffer.length, maxBytes - out.size()));
            }
        } catch (IOException | RuntimeException damaged) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    private InputStream decoded() {
        String encoding =
                headers.first("Content-Transfer-Encoding").orElse("7bit").split("[\\s;(]", 2)[0];
        try {
            return MimeUtility.decode(slice(body, 0), encoding);
        } catch (MessagingException | RuntimeException unknown) {
            return slice(body, 0);
        }
    }

    private static SharedByteArrayInputStream slice(SharedByteArrayInputStream in, long from) {
        return (SharedByteArrayInputStream) in.newStream(from, -1);
    }
}
