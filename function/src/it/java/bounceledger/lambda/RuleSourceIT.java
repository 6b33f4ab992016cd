package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.pipeline.Judge;
import bounceledger.tools.local.LocalS3;
import bounceledger.tools.local.ObjectStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// An operator's own rules in an object, as the deployed function fetches them.
class RuleSourceIT {

    private static final Judge SHIPPED = Judge.shipped();
    private static final String RULES = """
            - rule: own/purple
              cause: mailbox_full
              says: the purple box cannot hold it
              because: seen at a partner
              examples: [550 The purple box cannot hold it]
              near-misses: [550 The purple box is fine]
            """;

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void anObjectIsReadRefusedAndMissed() throws IOException {
        List<String> log = new ArrayList<>();
        try (LocalS3 local = new LocalS3(ObjectStore.inMemory());
                S3Client s3 = local.client()) {
            RuleSource source =
                    RuleSource.of("s3://mail-bucket/rules/own.yaml", SHIPPED, () -> s3, () -> now, log::add);

            assertThat(source.get()).isSameAs(SHIPPED);
            assertThat(log.getLast()).startsWith("not read, the book in force stays: the object could not be fetched");

            put(s3, RULES);
            assertThat(later(source).classifier().bookVersion())
                    .isNotEqualTo(SHIPPED.classifier().bookVersion());

            put(s3, RULES.replace("is fine", "cannot hold it"));
            assertThat(later(source).classifier()).isSameAs(SHIPPED.classifier());
            assertThat(log.getLast()).startsWith("refused, the shipped book is in force: own/purple");
        }
    }

    private Judge later(RuleSource source) {
        now = now.plus(RuleSource.LOOK_AGAIN);
        return source.get();
    }

    private static void put(S3Client s3, String text) {
        s3.putObject(put -> put.bucket("mail-bucket").key("rules/own.yaml"), RequestBody.fromString(text));
    }
}
