package bounceledger.aws;

import bounceledger.json.JsonText;
import bounceledger.pipeline.Quarantine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Keeps what cannot be read as one JSON object each, `quarantine/2026-11-20/<hash>.json`: why, how it came, where its
/// bytes lie, and the event as it was. The name is made from the content, so a redelivery writes the same object.
public final class S3Quarantine implements Quarantine {

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /// A quarantine under this prefix.
    ///
    /// @param prefix ends with `/`
    public S3Quarantine(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void keep(Unread unread) {
        PutObjectRequest put = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key(unread))
                .contentType("application/json")
                .build();
        try {
            s3.putObject(put, RequestBody.fromString(text(unread)));
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the quarantine did not take it", trouble);
        }
    }

    private String key(Unread unread) {
        String day = unread.origin()
                .received()
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .orElse("undated");
        return prefix + day + "/" + hash(text(unread)) + ".json";
    }

    /// What is kept of it, also by a quarantine in a folder.
    public static String text(Unread unread) {
        return JsonText.object()
                .put("why", unread.why())
                .put("carrier", unread.origin().carrier())
                .put("received", unread.origin().received().map(Object::toString))
                .put("pointer", unread.pointer())
                .put("raw", unread.raw())
                .write();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
