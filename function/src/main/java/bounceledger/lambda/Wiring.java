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
import bounceledger.ledger.Ledger;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.SentMessages;
import bounceledger.page.PageFiles;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;
import bounceledger.query.QueryApi;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The one place where everything is put together as it is deployed.
///
/// @param log where the functions say what they did
record Wiring(Settings settings, Clients clients, DynamoDbClient dynamo, LogLines log) {

    /// Where SES puts what it receives, as template.yaml says.
    private static final String RECEIVED = "inbound/";

    static Wiring deployed() {
        return of(System.getenv(), Clients.deployed(), System.out);
    }

    /// The same in another environment, with other clients and another log.
    static Wiring of(Map<String, String> environment, Clients clients, PrintStream out) {
        Settings settings = Settings.of(environment);
        return new Wiring(
                settings,
                clients,
                clients.dynamo(),
                new LogLines(settings.pepper(), settings.marks().mode(), settings.metrics(), Clock.systemUTC(), out));
    }

    BounceHandler.Parts bounces() {
        Judge judge = judge();
        S3Client s3 = clients.s3WithMails();
        BouncePipeline pipeline = new BouncePipeline(
                new S3MailStore(s3, settings.bucket(), RECEIVED),
                new Formats(settings.verp()),
                settings.marks().examiner(judge.classifier()::providerOf),
                new S3Quarantine(s3, settings.bucket(), settings.quarantinePrefix()),
                ledger(judge.policy()),
                judges(judge, () -> s3),
                settings.deliveries(),
                new DynamoPages(dynamo, settings.table(), settings.pepper()),
                settings.deliveries() == Deliveries.EXACT
                        ? new DynamoSentMessages(dynamo, settings.table(), settings.pepper())
                        : SentMessages.UNKNOWN);
        return new BounceHandler.Parts(new ArrivalReader(settings.quarantinePrefix()), pipeline, log);
    }

    QueryApi queries() {
        Judge judge = judge();
        Supplier<Judge> judges = judges(judge, new Once<>(clients::s3));
        S3JobFiles files = jobFiles();
        QueryApi.Parts parts = new QueryApi.Parts(
                view(),
                ledger(judge.policy()),
                () -> judges.get().classifier(),
                judge.policy(),
                settings.deliveries() == Deliveries.EXACT);
        return new QueryApi(parts)
                .with(new JobDesk(new DynamoJobs(dynamo, settings.table()), files, files))
                .with(PageFiles.shipped(judge.classifier(), judge.policy(), Optional.empty()));
    }

    JobRunner jobs() {
        S3JobFiles files = jobFiles();
        return new JobRunner(
                new DynamoJobs(dynamo, settings.table()),
                files,
                new ImportStep(ledger(policy()), files),
                new ExportStep(view(), files, QueryApi::shown));
    }

    UpkeepHandler.Parts upkeep() {
        S3RawObjects objects =
                new S3RawObjects(clients.s3(), settings.bucket(), List.of(RECEIVED, settings.quarantinePrefix()));
        return new UpkeepHandler.Parts(
                ledger(policy()),
                new DynamoErasure(dynamo, settings.table(), settings.pepper(), objects),
                new DynamoOldHours(dynamo, settings.table()));
    }

    private Judge judge() {
        return Judge.shipped().trusting(settings.marks().mode());
    }

    private Supplier<Judge> judges(Judge shipped, Supplier<S3Client> s3) {
        return settings.rules()
                .<Supplier<Judge>>map(rules -> RuleSource.of(rules, shipped, s3, Clock.systemUTC(), log::ownRules))
                .orElse(() -> shipped);
    }

    private Policy policy() {
        return Policy.shipped().trusting(settings.marks().mode());
    }

    private Ledger ledger(Policy policy) {
        return new DynamoLedger(
                dynamo,
                new LedgerSetting(settings.table(), settings.pepper(), policy, settings.names()),
                Clock.systemUTC(),
                Wiring::pause,
                log::trouble);
    }

    private LedgerView view() {
        return new DynamoLedgerView(dynamo, settings.table(), settings.pepper());
    }

    /// Few questions need it, and its two clients take long to make.
    private S3JobFiles jobFiles() {
        return new S3JobFiles(new Once<>(clients::s3WithMails), new Once<>(clients::presigner), settings.bucket());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
