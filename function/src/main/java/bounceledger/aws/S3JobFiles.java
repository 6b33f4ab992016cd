package bounceledger.aws;

import bounceledger.jobs.JobFiles;
import bounceledger.jobs.JobQueue;
import bounceledger.jobs.JobStep;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The files of jobs in our one bucket. A step is sent by writing an empty object under its name, of which the bucket
/// tells the jobs' queue; so is the first step of an import, by the file itself.
public final class S3JobFiles implements JobFiles, JobQueue {

    private static final Duration LINKS_LAST = Duration.ofMinutes(15);
    private static final int GONE = 404;
    private static final int NOTHING_IN_RANGE = 416;

    private final Supplier<S3Client> s3;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    public S3JobFiles(S3Client s3, S3Presigner presigner, String bucket) {
        this(() -> s3, () -> presigner, bucket);
    }

    /// @param s3,presigner asked at each use, always for the same ones
    public S3JobFiles(Supplier<S3Client> s3, Supplier<S3Presigner> presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public Optional<Part> read(String name, Optional<String> version, long from, int most) {
        try {
            ResponseBytes<GetObjectResponse> got = s3.get()
                    .getObjectAsBytes(get(name)
                            .versionId(version.orElse(null))
                            .range("bytes=" + from + "-" + (from + most - 1))
                            .build());
            return Optional.of(new Part(
                    Optional.ofNullable(got.response().versionId()).orElse("null"),
                    size(got.response()),
                    got.asByteArrayUnsafe()));
        } catch (S3Exception refused) {
            return switch (refused.statusCode()) {
                case GONE -> Optional.empty();
                case NOTHING_IN_RANGE -> Optional.of(new Part(version.orElse("null"), from, new byte[0]));
                default -> throw AwsTrouble.unavailable("the file could not be read", refused);
            };
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the file could not be read", trouble);
        }
    }

    /// The whole object's, which follows the slash of `Content-Range: bytes 0-65535/41943040`.
    private static long size(GetObjectResponse response) {
        String range = response.contentRange();
        return range == null ? response.contentLength() : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    @Override
    public void write(String name, String mediaType, byte[] bytes) {
        try {
            s3.get()
                    .putObject(
                            PutObjectRequest.builder()
                                    .bucket(bucket)
                                    .key(name)
                                    .contentType(mediaType)
                                    .build(),
                            RequestBody.fromBytes(bytes));
        } catch (SdkException trouble) {
            throw AwsTrouble.unavailable("the file could not be written", trouble);
        }
    }

    @Override
    public void send(JobStep step) {
        write(step.name(), "application/octet-stream", new byte[0]);
    }

    @Override
    public String link(String name) {
        return presigner
                .get()
                .presignGetObject(presign -> presign.signatureDuration(LINKS_LAST)
                        .getObjectRequest(get(name).build()))
                .url()
                .toString();
    }

    @Override
    public String uploadLink(String name) {
        return presigner
                .get()
                .presignPutObject(presign -> presign.signatureDuration(LINKS_LAST)
                        .putObjectRequest(put -> put.bucket(bucket).key(name)))
                .url()
                .toString();
    }

    private GetObjectRequest.Builder get(String name) {
        return GetObjectRequest.builder().bucket(bucket).key(name);
    }
}
