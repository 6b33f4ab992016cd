package bounceledger.fuzz;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.ArrivalReader;
import bounceledger.aws.S3MailStore;
import bounceledger.json.JsonText;
import bounceledger.ledger.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// A bucket, a blank and a key, in each of the three notices that name them: nothing is fetched but what lies
/// in our bucket where mails are received.
public final class ObjectKeyFuzz {

    private static final String BUCKET = "mails";
    private static final String PREFIX = "inbound/";
    private static final ArrivalReader READER = new ArrivalReader();
    private static final S3MailStore STORE = new S3MailStore(new Guarded(), BUCKET, PREFIX);

    private ObjectKeyFuzz() {}

    /// Once, so that loading the SDK is no slow input.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("mails inbound/a".getBytes(StandardCharsets.UTF_8));
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int blank = text.indexOf(' ');
        String bucket = blank < 0 ? BUCKET : text.substring(0, blank);
        String key = text.substring(blank + 1);
        Stream.of(record(bucket, key), busEvent(bucket, key), receipt(bucket, key))
                .flatMap(event -> READER.read(event.write().getBytes(StandardCharsets.UTF_8))
                        .all())
                .forEach(ObjectKeyFuzz::fetch);
    }

    private static void fetch(Arrival arrival) {
        if (arrival instanceof Arrival.StoredMail stored) {
            try {
                STORE.fetch(stored);
            } catch (Unavailable fetched) {
                // The key was a good one, see Guarded.
            }
        }
    }

    private static JsonText object(String bucket, String key) {
        return JsonText.object()
                .put("bucket", JsonText.object().put("name", bucket))
                .put("object", JsonText.object().put("key", key).put("versionId", key));
    }

    private static JsonText record(String bucket, String key) {
        return JsonText.object()
                .put(
                        "Records",
                        List.of(JsonText.object()
                                .put("eventVersion", "2.1")
                                .put("eventSource", "aws:s3")
                                .put("eventName", "ObjectCreated:Put")
                                .put("s3", object(bucket, key))));
    }

    private static JsonText busEvent(String bucket, String key) {
        return JsonText.object()
                .put("source", "aws.s3")
                .put("detail-type", "Object Created")
                .put("detail", object(bucket, key));
    }

    private static JsonText receipt(String bucket, String key) {
        return JsonText.object()
                .put("notificationType", "Received")
                .put(
                        "receipt",
                        JsonText.object()
                                .put(
                                        "action",
                                        JsonText.object()
                                                .put("type", "S3")
                                                .put("bucketName", bucket)
                                                .put("objectKey", key)));
    }

    /// A client that knows what it may be asked for.
    private static final class Guarded implements S3Client {

        @Override
        public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
            boolean relative = Stream.of(request.key().split("/", -1)).anyMatch(List.of(".", "..")::contains);
            Flaw.unless(
                    request.bucket().equals(BUCKET) && request.key().startsWith(PREFIX) && !relative,
                    () -> "reached: " + Optional.of(request));
            throw SdkClientException.create("silence");
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }
}
