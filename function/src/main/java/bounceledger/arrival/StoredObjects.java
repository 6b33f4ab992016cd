package bounceledger.arrival;

import bounceledger.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Notices from S3 that an object was made, in S3's own form and in EventBridge's.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>
///
/// @param ownPrefix what we write under; a notice about it would come back for ever
record StoredObjects(String ownPrefix) {

    /// What SES writes when a receipt rule is made: an object of this name, a mail with this id.
    static final String SET_UP = "AMAZON_SES_SETUP_NOTIFICATION";

    StoredObjects {
        if (ownPrefix.isBlank()) {
            throw new IllegalArgumentException("our own prefix is blank: no object would ever be read");
        }
    }

    /// One of S3's `Records`. Its key is URL-encoded, with `+` for a blank.
    Arrival ofRecord(Json record, Path path) {
        String version = record.at("eventVersion").word().orElse("");
        if (!version.equals("2") && !version.startsWith("2.")) {
            return path.unreadable("an S3 event of another version than 2");
        }
        String name = record.at("eventName").word().orElse("");
        String bare = name.startsWith("s3:") ? name.substring(3) : name;
        if (!bare.startsWith("ObjectCreated:")) {
            return path.ignored(EventName.of(bare.split(":", 2)[0]), "an S3 event that makes no object");
        }
        Json s3 = record.at("s3");
        Json object = s3.at("object");
        return object.at("key")
                .text()
                .flatMap(StoredObjects::decoded)
                .map(key -> stored(
                        s3.at("bucket"), key, object, object.at("versionId").word(), path))
                .orElseGet(() -> path.unreadable("an S3 object key that is missing or wrongly URL-encoded"));
    }

    /// EventBridge's `Object Created`. Its key is not encoded.
    Arrival ofDetail(Json detail, Path path) {
        Json object = detail.at("object");
        return stored(
                detail.at("bucket"),
                object.at("key").text().orElse(""),
                object,
                object.at("version-id").word(),
                path);
    }

    private Arrival stored(Json bucket, String key, Json object, Optional<String> version, Path path) {
        return of(
                bucket.at("name").word().orElse(""),
                key,
                version,
                object.at("size").whole(),
                path);
    }

    /// The mail at this key, unless the object is not for us.
    Arrival of(String bucket, String key, Optional<String> version, Optional<Long> bytes, Path path) {
        if (bucket.isBlank() || key.isEmpty()) {
            return path.unreadable("a notice of a stored mail without bucket or key");
        }
        if (key.endsWith("/") && bytes.filter(size -> size == 0).isPresent()) {
            return path.ignored("folder", "an S3 console folder, not a mail");
        }
        if (key.equals(SET_UP) || key.endsWith("/" + SET_UP)) {
            return path.ignored("set-up", "the object that SES writes when a receipt rule is made");
        }
        if (key.startsWith(ownPrefix)) {
            return path.ignored("own-output", "an object that we wrote ourselves");
        }
        return new Arrival.StoredMail(bucket, key, version, bytes, path.origin());
    }

    /// The key as S3 knows it.
    ///
    /// @return empty for a broken escape, and for escapes that are no UTF-8, which the decoder would replace
    private static Optional<String> decoded(String key) {
        try {
            String decoded = URLDecoder.decode(key, StandardCharsets.UTF_8);
            boolean replaced = decoded.contains("\uFFFD")
                    && !key.contains("\uFFFD")
                    && !key.toUpperCase(Locale.ROOT).contains("%EF%BF%BD");
            return replaced ? Optional.empty() : Optional.of(decoded);
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }
}
