package bounceledger.mail;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import java.util.Optional;

/// The `Content-Type` of a part (RFC 2045 section 5), as far as it can be read.
///
/// @param type in lower case; `text/plain` when the field is missing or means nothing
/// @param reportType in lower case
record MediaType(String type, Optional<String> boundary, Optional<String> charset, Optional<String> reportType) {

    private static final MediaType PLAIN =
            new MediaType("text/plain", Optional.empty(), Optional.empty(), Optional.empty());

    static MediaType of(Headers headers) {
        return headers.first("Content-Type").map(MediaType::parse).orElse(PLAIN);
    }

    private static MediaType parse(String field) {
        if (isBare(field)) {
            return new MediaType(field.toLowerCase(Locale.ROOT), Optional.empty(), Optional.empty(), Optional.empty());
        }
        try {
            ContentType type = new ContentType(field);
            return new MediaType(
                    word(type.getBaseType()),
                    Optional.ofNullable(type.getParameter("boundary")),
                    Optional.ofNullable(type.getParameter("charset")),
                    Optional.ofNullable(type.getParameter("report-type")).map(MediaType::word));
        } catch (ParseException | RuntimeException broken) {
            return salvage(field);
        }
    }

    /// `message/delivery-status`, as most parts of reports have it: nothing is left to be parsed.
    private static boolean isBare(String field) {
        int slashes = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            slashes += c == '/' ? 1 : 0;
            if (!letter && c != '-' && !(c == '/' && i > 0 && i < field.length() - 1)) {
                return false;
            }
        }
        return slashes == 1;
    }

    private static MediaType salvage(String field) {
        String type = word(field.split(";", 2)[0].strip());
        return new MediaType(
                type.contains("/") ? type : PLAIN.type,
                parameter(field, "boundary="),
                parameter(field, "charset="),
                parameter(field, "report-type=").map(MediaType::word));
    }

    /// In lower case, without a comment behind it.
    private static String word(String value) {
        int end = 0;
        while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != '(') {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> parameter(String field, String name) {
        int at = field.toLowerCase(Locale.ROOT).indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = field.substring(at + name.length()).strip();
        String value = rest.startsWith("\"") ? rest.substring(1).split("\"", 2)[0] : rest.split("[;\\s]", 2)[0];
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }
}
