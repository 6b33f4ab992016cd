package bounceledger.aws;

import bounceledger.arrival.Arrival;
import bounceledger.mail.MailLimits;
import bounceledger.mail.RawMail;
import bounceledger.pipeline.MailStore;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Mails in one bucket. Only the head of each is fetched: a report stands before the mail that it returns.
public final class S3MailStore implements MailStore {

    /// What the S3 encryption client leaves on an object that only it can read.
    private static final Set<String> CLIENT_SIDE_ENCRYPTION =
            Set.of("x-amz-key", "x-amz-key-v2", "x-amz-key-v3", "x-amz-iv", "x-amz-cek-alg");

    /// S3 takes `..` for a name like any other; nobody after it needs to.
    private static final Pattern RELATIVE = Pattern.compile("(?:^|/)\\.\\.?(?:/|$)");

    private static final int GONE = 404;
    private static final int A_DELETION = 405;
    private static final int NOTHING_IN_RANGE = 416;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /// A store that looks into no other bucket and under no other prefix, whatever an event says.
    ///
    /// @param prefix ends with `/`
    public S3MailStore(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public Fetched fetch(Arrival.StoredMail mail) {
        if (!mail.bucket().equals(bucket)) {
            return new Fetched.Unfit("the mail lies in another bucket than ours");
        }
        if (!mail.key().startsWith(prefix) || RELATIVE.matcher(mail.key()).find()) {
            return new Fetched.Unfit("the mail does not lie where mails are received");
        }
        try {
            ResponseBytes<GetObjectResponse> head = s3.getObjectAsBytes(GetObjectRequest.builder()
                    .bucket(bucket)
                    .key(mail.key())
                    .versionId(mail.version().orElse(null))
                    .range("bytes=0-" + (MailLimits.MAIL_BYTES - 1))
                    .build());
            return fetched(mail, head);
        } catch (S3Exception refused) {
            return refused(refused);
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the mail could not be fetched", trouble);
        }
    }

    private static Fetched fetched(Arrival.StoredMail mail, ResponseBytes<GetObjectResponse> head) {
        Map<String, String> metadata = head.response().metadata();
        if (metadata.keySet().stream().anyMatch(CLIENT_SIDE_ENCRYPTION::contains)) {
            return new Fetched.Unfit("encrypted: SES encrypted the mail on its own side (\"message encryption\")");
        }
        byte[] bytes = head.asByteArrayUnsafe();
        return new Fetched.Found(new RawMail(mail.pointer(), bytes, size(head.response(), bytes) > bytes.length));
    }

    /// The whole object's size, which follows the slash of `Content-Range: bytes 0-4194303/41943040`.
    private static long size(GetObjectResponse response, byte[] bytes) {
        String range = response.contentRange();
        return range == null ? bytes.length : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    private static Fetched refused(S3Exception refused) {
        return switch (refused.statusCode()) {
            case GONE -> new Fetched.Unfit("the mail is gone");
            case NOTHING_IN_RANGE -> new Fetched.Unfit("the mail is empty");
            case A_DELETION -> new Fetched.Unfit("the mail is gone: the version is a deletion");
            default -> {
                if (isCalled("InvalidObjectState", refused)) {
                    yield new Fetched.Unfit("the mail is archived");
                }
                if (isCalled("InvalidArgument", refused)) {
                    yield new Fetched.Unfit("the event names no version that could be");
                }
                throw AwsTrouble.unavailable("the mail could not be fetched", refused);
            }
        };
    }

    /// By name, since an expired token is a 400 as well, and that one passes.
    private static boolean isCalled(String code, S3Exception refused) {
        return refused.awsErrorDetails() != null
                && code.equals(refused.awsErrorDetails().errorCode());
    }
}
