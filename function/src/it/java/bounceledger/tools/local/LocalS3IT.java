package bounceledger.tools.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bounceledger.aws.S3RawObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3IT {

    private static final String KEY = "inbound/a b+c/é";

    @Test
    void what_is_put_can_be_got_in_parts_and_versions() throws IOException {
        try (LocalS3 local = new LocalS3(ObjectStore.inMemory());
                S3Client s3 = local.client()) {
            String first = put(s3, "0123456789");
            put(s3, "new");
            assertThat(get(s3, null, null)).isEqualTo("new");
            assertThat(get(s3, first, null)).isEqualTo("0123456789");
            assertThat(get(s3, first, "bytes=2-4")).isEqualTo("234");
            assertThat(get(s3, first, "bytes=8-99")).isEqualTo("89");
        }
    }

    @Test
    void what_cannot_be_got_is_said_as_s3_says_it() throws IOException {
        try (LocalS3 local = new LocalS3(ObjectStore.inMemory());
                S3Client s3 = local.client()) {
            assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> get(s3, null, null));
            put(s3, "");
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> get(s3, null, "bytes=0-9"))
                    .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(416));
        }
    }

    /// As erasure does it, with keys that have to be encoded and ones that only begin like it.
    @Test
    void raw_mails_are_deleted_version_by_version() throws IOException {
        ObjectStore store = ObjectStore.inMemory();
        try (LocalS3 local = new LocalS3(store);
                S3Client s3 = local.client()) {
            String first = put(s3, "one");
            put(s3, "two");
            store.put("mails/" + KEY + " too", new byte[] {1});
            S3RawObjects objects = new S3RawObjects(s3, "mails", List.of("inbound/"));

            objects.delete("mails/" + KEY + "/" + first);
            assertThat(store.versions("mails/" + KEY)).containsExactly("v2");
            objects.delete("mails/" + KEY);
            objects.delete("mails/" + KEY);
            assertThat(store.names("mails/")).containsExactly("mails/" + KEY + " too");
        }
    }

    @Test
    void a_folder_keeps_files_and_nothing_beside_it(@TempDir Path folder) throws IOException {
        ObjectStore store = ObjectStore.inFolder(folder.resolve("s3"));
        store.put("mails/inbound/one", new byte[] {1});
        assertThat(folder.resolve("s3/mails/inbound/one")).hasBinaryContent(new byte[] {1});
        assertThat(store.names("mails/in")).containsExactly("mails/inbound/one");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.put("mails/../../out", new byte[] {1}));
    }

    private static String put(S3Client s3, String text) {
        return s3.putObject(put -> put.bucket("mails").key(KEY), RequestBody.fromString(text))
                .versionId();
    }

    private static String get(S3Client s3, @Nullable String version, @Nullable String range) {
        return s3.getObjectAsBytes(
                        get -> get.bucket("mails").key(KEY).versionId(version).range(range))
                .asUtf8String();
    }
}
