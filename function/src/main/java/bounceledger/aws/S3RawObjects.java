package bounceledger.aws;

import bounceledger.ledger.RawObjects;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/// Raw mails and quarantine objects in our one bucket, version by version, so that none of them is only hidden.
public final class S3RawObjects implements RawObjects {

    private final S3Client s3;
    private final String bucket;
    private final List<String> prefixes;

    /// @param prefixes each ends with `/`; nothing outside of them is touched
    public S3RawObjects(S3Client s3, String bucket, List<String> prefixes) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefixes = List.copyOf(prefixes);
    }

    @Override
    public void delete(String pointer) {
        if (!pointer.startsWith(bucket + "/")) {
            return;
        }
        String rest = pointer.substring(bucket.length() + 1);
        int slash = rest.lastIndexOf('/');
        try {
            List<ObjectVersion> all = versions(rest);
            all.forEach(this::delete);
            if (all.isEmpty() && slash > 0) {
                String version = rest.substring(slash + 1);
                versions(rest.substring(0, slash)).stream()
                        .filter(one -> version.equals(one.versionId()))
                        .forEach(this::delete);
            }
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the raw mail could not be deleted", trouble);
        }
    }

    /// All versions under exactly this key. Keys that only begin with it sort after it.
    private List<ObjectVersion> versions(String key) {
        if (prefixes.stream().noneMatch(prefix -> key.startsWith(prefix) && key.length() > prefix.length())) {
            return List.of();
        }
        return s3
                .listObjectVersions(ListObjectVersionsRequest.builder()
                        .bucket(bucket)
                        .prefix(key)
                        .build())
                .versions()
                .stream()
                .filter(one -> key.equals(one.key()))
                .toList();
    }

    private void delete(ObjectVersion version) {
        s3.deleteObject(DeleteObjectRequest.builder()
                .bucket(bucket)
                .key(version.key())
                .versionId(version.versionId())
                .build());
    }
}
