package bounceledger.lambda;

import bounceledger.arrival.ArrivalReader;
import bounceledger.aws.DynamoErasure;
import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.DynamoOldHours;
import bounceledger.aws.DynamoPages;
import bounceledger.aws.LedgerSetting;
import bounceledger.aws.S3MailStore;
import bounceledger.aws.S3Quarantine;
import bounceledger.aws.S3RawObjects;
import bounceledger.decide.Policy;
import bounceledger.format.Formats;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;
import bounceledger.query.QueryApi;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The one place where everything is put together as it is deployed.
final class Wiring {

    /// Where SES puts what it receives, as template.yaml says.
    private static final String RECEIVED = "inbound/";

    private Wiring() {}

    static BounceHandler.Parts bounces() {
        return bounces(System.getenv(), Clients.deployed(), System.out);
    }

    /// The same in another environment, with other clients and another log.
    static BounceHandler.Parts bounces(Map<String, String> environment, Clients clients, PrintStream out) {
        Settings settings = Settings.of(environment);
        Judge judge = Judge.shipped();
        LogLines log = log(settings, out);
        S3Client s3 = clients.s3WithMails();
        DynamoDbClient dynamo = clients.dynamo();
        BouncePipeline pipeline = new BouncePipeline(
                new S3MailStore(s3, settings.bucket()),
                new Formats(settings.verp()),
                new S3Quarantine(s3, settings.bucket(), settings.quarantinePrefix()),
                new DynamoLedger(
                        dynamo,
                        new LedgerSetting(settings.table(), settings.pepper(), judge.policy(), settings.names()),
                        Clock.systemUTC(),
                        Wiring::pause,
                        log::trouble),
                judges(settings, judge, s3, log),
                settings.deliveries(),
                new DynamoPages(dynamo, settings.table(), settings.pepper()));
        return new BounceHandler.Parts(new ArrivalReader(settings.quarantinePrefix()), pipeline, log);
    }

    private static Supplier<Judge> judges(Settings settings, Judge shipped, S3Client s3, LogLines log) {
        return settings.rules()
                .<Supplier<Judge>>map(
                        rules -> RuleSource.of(rules, shipped, () -> s3, Clock.systemUTC(), log::ownRules))
                .orElse(() -> shipped);
    }

    static QueryApi queries() {
        return queries(System.getenv(), Clients.deployed());
    }

    /// The same in another environment, with other clients.
    static QueryApi queries(Map<String, String> environment, Clients clients) {
        Settings settings = Settings.of(environment);
        return new QueryApi(
                new DynamoLedgerView(clients.dynamo(), settings.table(), settings.pepper()),
                Policy.shipped(),
                settings.deliveries() == Deliveries.EXACT);
    }

    static UpkeepHandler.Parts upkeep() {
        Settings settings = Settings.of(System.getenv());
        Clients clients = Clients.deployed();
        DynamoDbClient dynamo = clients.dynamo();
        S3Client s3 = clients.s3();
        S3RawObjects objects = new S3RawObjects(s3, settings.bucket(), List.of(RECEIVED, settings.quarantinePrefix()));
        return new UpkeepHandler.Parts(
                new DynamoLedger(
                        dynamo,
                        new LedgerSetting(settings.table(), settings.pepper(), Policy.shipped(), settings.names()),
                        Clock.systemUTC(),
                        Wiring::pause,
                        log(settings, System.out)::trouble),
                new DynamoErasure(dynamo, settings.table(), settings.pepper(), objects),
                new DynamoOldHours(dynamo, settings.table()));
    }

    private static LogLines log(Settings settings, PrintStream out) {
        return new LogLines(settings.pepper(), settings.metrics(), Clock.systemUTC(), out);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
