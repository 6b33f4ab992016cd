package bounceledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.ledger.Unavailable;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

class S3RawObjectsTest {

    /// A bucket of versions, each written `key version`.
    private final Bucket bucket = new Bucket();

    private final S3RawObjects objects = new S3RawObjects(bucket, "mails", List.of("inbound/", "quarantine/"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mails/inbound/a/v1               | inbound/a v1
            mails/inbound/a                  | inbound/a v1, inbound/a v2
            mails/quarantine/2026-11-20/q/v1 | quarantine/2026-11-20/q v1
            mails/inbound/gone/v1            |
            mails/inbound/a/v9               |
            mails/inbound/                   |
            mails/inbound                    |
            mails/rules/own.yaml/v1          |
            others/inbound/a/v1              |
            mails                            |
            """)
    void deletesWhatIsMeantAndNothingElse(String pointer, String deleted) {
        TreeSet<String> before = new TreeSet<>(bucket.versions);

        objects.delete(pointer);

        before.removeAll(bucket.versions);
        assertThat(before).isEqualTo(new TreeSet<>(deleted == null ? List.of() : List.of(deleted.split(", ", -1))));
    }

    @Test
    void troubleIsSaid() {
        bucket.silent = true;

        assertThatThrownBy(() -> objects.delete("mails/inbound/a/v1")).isInstanceOf(Unavailable.class);
    }

    private static final class Bucket implements S3Client {

        private final TreeSet<String> versions = new TreeSet<>(List.of(
                "inbound/a v1", "inbound/a v2", "inbound/ab v1", "quarantine/2026-11-20/q v1", "rules/own.yaml v1"));

        private boolean silent;

        @Override
        public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
            if (silent) {
                throw SdkClientException.create("silence");
            }
            return ListObjectVersionsResponse.builder()
                    .versions(versions.stream()
                            .filter(one -> one.startsWith(request.prefix()))
                            .map(one -> one.split(" ", 2))
                            .map(one -> ObjectVersion.builder()
                                    .key(one[0])
                                    .versionId(one[1])
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
            versions.remove(request.key() + " " + request.versionId());
            return DeleteObjectResponse.builder().build();
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
