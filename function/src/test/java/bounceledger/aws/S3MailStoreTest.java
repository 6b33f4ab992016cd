package bounceledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.Origin;
import bounceledger.pipeline.MailStore.Fetched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// What an event may make us fetch. That the mails there come over whole, the packaged function's test shows.
class S3MailStoreTest {

    private final List<GetObjectRequest> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mails  | inbound/a
            mails  | inbound/a/..b/c.
            mails  | inbound/a b+c/é
            """)
    void fetchesWhatWasReceived(String bucket, String key) {
        assertThat(fetch(bucket, key)).isInstanceOf(Fetched.Found.class);
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.bucket()).isEqualTo(bucket);
            assertThat(request.key()).isEqualTo(key);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            others | inbound/a              | the mail lies in another bucket than ours
            MAILS  | inbound/a              | the mail lies in another bucket than ours
            mails  | quarantine/2026/a.json | the mail does not lie where mails are received
            mails  | rules/own.yaml         | the mail does not lie where mails are received
            mails  | inbound                | the mail does not lie where mails are received
            mails  | inbounds/a             | the mail does not lie where mails are received
            mails  | /inbound/a             | the mail does not lie where mails are received
            mails  | Inbound/a              | the mail does not lie where mails are received
            mails  | inbound/../rules/a     | the mail does not lie where mails are received
            mails  | inbound/./a            | the mail does not lie where mails are received
            mails  | inbound/a/..           | the mail does not lie where mails are received
            """)
    void asksForNothingElse(String bucket, String key, String why) {
        assertThat(fetch(bucket, key)).isEqualTo(new Fetched.Unfit(why));
        assertThat(asked).isEmpty();
    }

    private Fetched fetch(String bucket, String key) {
        return new S3MailStore(new Bucket(), "mails", "inbound/")
                .fetch(new Arrival.StoredMail(
                        bucket, key, Optional.empty(), Optional.empty(), new Origin("s3", Optional.empty())));
    }

    private final class Bucket implements S3Client {

        @Override
        public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
            asked.add(request);
            return ResponseBytes.fromByteArray(GetObjectResponse.builder().build(), new byte[] {'x'});
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
