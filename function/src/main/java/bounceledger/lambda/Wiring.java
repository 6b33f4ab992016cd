package bounceledger.lambda;

import bounceledger.arrival.ArrivalReader;
import bounceledger.aws.DynamoErasure;
import bounceledger.aws.DynamoJobs;
import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.DynamoOldHours;
import bounceledger.aws.DynamoPages;
import bounceledger.aws.DynamoSentMessages;
import bounceledger.aws.LedgerSetting;
import bounceledger.aws.S3JobFiles;
import bounceledger.aws.S3MailStore;
import bounceledger.aws.S3Quarantine;
import bounceledger.aws.S3RawObjects;
import bounceledger.decide.Policy;
import bounceledger.format.Formats;
import bounceledger.jobs.ExportStep;
import bounceledger.jobs.ImportStep;
import bounceledger.jobs.JobDesk;
import bounceledger.jobs.JobRunner;
import bounceledger.page.PageFiles;
import bounceledger.ledger.SentMessages;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;
import bounceledger.query.QueryApi;
import bounceledger.query.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

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
                new S3MailStore(s3, settings.bucket(), RECEIVED),
                new Formats(settings.verp()),
                settings.marks().examiner(judge.classifier()::providerOf),
                new S3Quarantine(s3, settings.bucket(), settings.quarantinePrefix()),
                ledger(settings, judge.policy(), log),
                judges(settings, judge, () -> s3, log),
                settings.deliveries(),
                new DynamoPages(dynamo(), settings.table(), settings.pepper()),
                settings.deliveries() == Deliveries.EXACT
                        ? new DynamoSentMessages(dynamo(), settings.table(), settings.pepper())
                        : SentMessages.UNKNOWN);
        return new BounceHandler.Parts(new ArrivalReader(settings.quarantinePrefix()), pipeline, log);
    }

    private static Supplier<Judge> judges(Settings settings, Judge shipped, Supplier<S3Client> s3, LogLines log) {
        return settings.rules()
                .<Supplier<Judge>>map(rules -> RuleSource.of(rules, shipped, s3, Clock.systemUTC(), log::ownRules))
                .orElse(() -> shipped);
    }

    static QueryApi queries() {
        Settings settings = Settings.of(System.getenv());
        Judge judge = Judge.shipped().trusting(settings.marks().mode());
        LogLines log = log(settings);
        Supplier<Judge> judges = judges(settings, judge, Wiring::objects, log);
        S3JobFiles files = jobFiles(settings);
        QueryApi.Parts parts = new QueryApi.Parts(
                new DynamoLedgerView(dynamo(), settings.table(), settings.pepper()),
                ledger(settings, judge.policy(), log),
                () -> judges.get().classifier(),
                judge.policy(),
                settings.deliveries() == Deliveries.EXACT);
        return new QueryApi(parts)
                .with(new JobDesk(new DynamoJobs(dynamo(), settings.table()), files, files))
                .with(PageFiles.shipped(judge.classifier(), judge.policy(), Optional.empty()));
    }

    static JobRunner jobs() {
        Settings settings = Settings.of(System.getenv());
        DynamoDbClient dynamo = dynamo();
        S3JobFiles files = jobFiles(settings);
        DynamoLedger ledger = ledger(settings, policy(settings), log(settings));
        DynamoLedgerView view = new DynamoLedgerView(dynamo, settings.table(), settings.pepper());
        return new JobRunner(
                new DynamoJobs(dynamo, settings.table()),
                files,
                new ImportStep(ledger, files),
                new ExportStep(view, files, QueryApi::shown));
    }

    private static S3JobFiles jobFiles(Settings settings) {
        S3Client s3 = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(PATIENCE_WITH_MAILS)
                .build();
        return new S3JobFiles(s3, S3Presigner.create(), settings.bucket());
    }

    static Map<String, Scope> keys() {
        return Settings.of(System.getenv()).keys();
    }

    static UpkeepHandler.Parts upkeep() {
        Settings settings = Settings.of(System.getenv());
        DynamoDbClient dynamo = dynamo();
        S3RawObjects objects =
                new S3RawObjects(objects(), settings.bucket(), List.of(RECEIVED, settings.quarantinePrefix()));
        return new UpkeepHandler.Parts(
                ledger(settings, policy(settings), log(settings)),
                new DynamoErasure(dynamo, settings.table(), settings.pepper(), objects),
                new DynamoOldHours(dynamo, settings.table()));
    }

    /// For small objects.
    private static S3Client objects() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(PATIENCE)
                .build();
    }

    private static DynamoLedger ledger(Settings settings, Policy policy, LogLines log) {
        return new DynamoLedger(
                dynamo(),
                new LedgerSetting(settings.table(), settings.pepper(), policy, settings.names()),
                Clock.systemUTC(),
                Wiring::pause,
                log::trouble);
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
