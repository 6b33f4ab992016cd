package bounceledger.aws;

import bounceledger.classify.OwnRules;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/// An operator's own rules in one object.
///
/// @param key of the object, a file of rules
public record S3Rules(S3Client s3, String bucket, String key) {

    /// The object's text, or so much of it that it is refused for its length.
    ///
    /// @throws bounceledger.ledger.Unavailable when it is not there, or cannot be read now
    public String fetch() {
        try {
            return s3.getObjectAsBytes(GetObjectRequest.builder()
                            .bucket(bucket)
                            .key(key)
                            .range("bytes=0-" + 4 * OwnRules.MAX_LENGTH)
                            .build())
                    .asUtf8String();
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the object could not be fetched", trouble);
        }
    }
}
