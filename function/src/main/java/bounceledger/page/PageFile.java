package bounceledger.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One file of the page.
///
/// @param tag of these very bytes, an entity tag as RFC 9110 section 8.8.3 writes it, quotes included
public record PageFile(String contentType, String text, String tag) {

    private static final int TAG_DIGITS = 16;

    static PageFile of(String name, String text) {
        return new PageFile(contentType(name), text, tag(text));
    }

    private static String contentType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "json" -> "application/json";
            default -> throw new IllegalArgumentException("the page has no files of the kind " + ending);
        };
    }

    private static String tag(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(hash).substring(0, TAG_DIGITS) + '"';
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException(noJava);
        }
    }
}
