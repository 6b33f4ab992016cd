package bounceledger.lambda;

import bounceledger.arrival.ArrivalReader;
import bounceledger.aws.DynamoErasure;
import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.DynamoOldHours;
import bounceledger.aws.DynamoPages;
import bounceledger.aws.DynamoSentMessages;
import bounceledger.aws.LedgerSetting;
import bounceledger.aws.S3MailStore;
import bounceledger.aws.S3Quarantine;
import bounceledger.aws.S3RawObjects;
import bounceledger.classify.Classifier;
import bounceledger.decide.Policy;
import bounceledger.format.Formats;
import bounceledger.ledger.SentMessages;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;
import bounceledger.query.QueryApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The one place where everything is put together as it is deployed.
final class Wiring {

    /// An attempt that takes longer is abandoned, so that the list's order cannot lag further behind.
    private static final ClientOverrideConfiguration PATIENCE = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(5))
            .apiCallAttemptTimeout(Duration.ofSeconds(3))
            .build();

    /// A mail may be megabytes.
    private static final ClientOverrideConfiguration PATIENCE_WITH_MAILS = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(12))
            .apiCallAttemptTimeout(Duration.ofSeconds(6))
            .build();

    /// Where SES puts what it receives, as template.yaml says.
    private static final String RECEIVED = "inbound/";

    private Wiring() {}

    static BounceHandler.Parts bounces() {
        Settings settings = Settings.of(System.getenv());
        Judge judge = Judge.shipped().trusting(settings.marks().mode());
        LogLines log = log(settings);
        S3Client s3 = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(PATIENCE_WITH_MAILS)
                .build();
        BouncePipeline pipeline = new BouncePipeline(
                new S3MailStore(s3, settings.bucket()),
                new Formats(settings.verp()),
                settings.marks().examiner(judge.classifier()::providerOf),
                new S3Quarantine(s3, settings.bucket(), settings.quarantinePrefix()),
                new DynamoLedger(
                        dynamo(),
                        new LedgerSetting(settings.table(), settings.pepper(), judge.policy(), settings.names()),
                        Clock.systemUTC(),
                        Wiring::pause,
                        log::trouble),
                judges(settings, judge, s3, log),
                settings.deliveries(),
                new DynamoPages(dynamo(), settings.table(), settings.pepper()),
                settings.deliveries() == Deliveries.EXACT
                        ? new DynamoSentMessages(dynamo(), settings.table(), settings.pepper())
                        : SentMessages.UNKNOWN);
        return new BounceHandler.Parts(new ArrivalReader(settings.quarantinePrefix()), pipeline, log);
    }

    private static Supplier<Judge> judges(Settings settings, Judge shipped, S3Client s3, LogLines log) {
        return settings.rules()
                .<Supplier<Judge>>map(
                        rules -> RuleSource.of(rules, shipped, () -> s3, Clock.systemUTC(), log::ownRules))
                .orElse(() -> shipped);
    }

    static QueryApi queries() {
        Settings settings = Settings.of(System.getenv());
        String bookVersion = Classifier.shipped().bookVersion();
        return new QueryApi(
                new DynamoLedgerView(dynamo(), settings.table(), settings.pepper()),
                policy(settings),
                settings.deliveries() == Deliveries.EXACT,
                () -> bookVersion);
    }

    static UpkeepHandler.Parts upkeep() {
        Settings settings = Settings.of(System.getenv());
        DynamoDbClient dynamo = dynamo();
        S3Client s3 = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(PATIENCE)
                .build();
        S3RawObjects objects = new S3RawObjects(s3, settings.bucket(), List.of(RECEIVED, settings.quarantinePrefix()));
        return new UpkeepHandler.Parts(
                new DynamoLedger(
                        dynamo,
                        new LedgerSetting(settings.table(), settings.pepper(), policy(settings), settings.names()),
                        Clock.systemUTC(),
                        Wiring::pause,
                        log(settings)::trouble),
                new DynamoErasure(dynamo, settings.table(), settings.pepper(), objects),
                new DynamoOldHours(dynamo, settings.table()));
    }

    private static Policy policy(Settings settings) {
        return Policy.shipped().trusting(settings.marks().mode());
    }

    private static LogLines log(Settings settings) {
        return new LogLines(settings.pepper(), settings.marks().mode(), System.out);
    }

    private static DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(PATIENCE)
                .build();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
