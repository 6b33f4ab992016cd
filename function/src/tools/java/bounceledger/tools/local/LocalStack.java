package bounceledger.tools.local;

import bounceledger.arrival.ArrivalReader;
import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.LedgerSetting;
import bounceledger.format.Formats;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.lambda.BounceHandler;
import bounceledger.lambda.Marks;
import bounceledger.lambda.QueryHandler;
import bounceledger.lambda.StandInContext;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.SentMessages;
import bounceledger.page.PageFiles;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.BouncePipeline.Processed;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;
import bounceledger.query.QueryApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The deployed handlers, wired to this machine.
final class LocalStack {

    private static final Pepper PEPPER = new Pepper("a pepper for this machine only");

    /// By what the mails in `events/mails` that are genuine can be told: made by `./ledger verp`, and signed by
    /// a key whose other half nobody has any more.
    private static final Marks MARKS = Marks.of(
            Map.of(
                    "TOKEN_KEYS", "de:a-key-for-the-demo-on-this-machine-only",
                    "SIGNING_DOMAINS", "mail.example.com",
                    "SIGNING_KEYS",
                            "demo._domainkey.mail.example.com=v=DKIM1; k=ed25519; p=XXeZDUGnYmVcEoOZtJtarQzolZ4GBymDGX5JXi8dP6A="));

    private final BounceHandler bounces;
    private final QueryHandler queries;
    private final AtomicInteger invocations = new AtomicInteger();
    private List<Processed> last = List.of();

    /// @param clock what the queries take for now
    LocalStack(DynamoDbClient dynamo, String table, Path mails, Path quarantine, Judge judge, InstantSource clock)
            throws IOException {
        this(
                dynamo,
                table,
                mails,
                quarantine,
                judge,
                clock,
                Deliveries.NONE,
                PageFiles.shipped(judge.classifier(), judge.policy(), Optional.empty()));
    }

    LocalStack(
            DynamoDbClient dynamo,
            String table,
            Path mails,
            Path quarantine,
            Judge judge,
            InstantSource clock,
            Deliveries deliveries,
            PageFiles page)
            throws IOException {
        LedgerSetting setting = new LedgerSetting(table, PEPPER, judge.policy(), CountedNames.NOBODY);
        DynamoLedger ledger = new DynamoLedger(dynamo, setting, InstantSource.system(), _ -> {}, System.err::println);
        BouncePipeline pipeline = new BouncePipeline(
                new FolderMailStore(mails),
                Formats.shipped(),
                MARKS.examiner(judge.classifier()::providerOf),
                new FolderQuarantine(quarantine),
                ledger,
                () -> judge,
                deliveries,
                Set::copyOf,
                SentMessages.UNKNOWN);
        bounces = new BounceHandler(
                new BounceHandler.Parts(new ArrivalReader(), pipeline, (processed, _, _) -> last = processed));
        DynamoLedgerView view = new DynamoLedgerView(dynamo, table, PEPPER);
        LocalJobs jobs = new LocalJobs(dynamo, table, ledger, view, clock, System.err);
        QueryApi.Parts parts =
                new QueryApi.Parts(view, ledger, judge::classifier, judge.policy(), deliveries == Deliveries.EXACT);
        queries = new QueryHandler(new QueryApi(parts).with(jobs.desk()).with(page), clock);
    }

    /// Invokes the bounce function; what became of each arrival.
    synchronized List<Processed> send(byte[] event) throws IOException {
        bounces.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(), context());
        return last;
    }

    /// Asks the query function as API Gateway does; the body of its answer.
    Json ask(String path, Map<String, String> parameters) throws IOException {
        JsonText query = JsonText.object();
        parameters.forEach(query::put);
        String event = JsonText.object()
                .put("httpMethod", "GET")
                .put("path", path)
                .put("queryStringParameters", query)
                .write();
        return query(event)
                .at("body")
                .text()
                .flatMap(Json::parse)
                .orElseThrow(() -> new IOException("no answer from " + path));
    }

    /// Invokes the query function with what API Gateway would hand over; its whole response.
    Json query(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        queries.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context());
        return Json.parse(answer.toByteArray()).orElseThrow(() -> new IOException("the query function wrote no JSON"));
    }

    private StandInContext context() {
        return new StandInContext("local-" + invocations.incrementAndGet());
    }
}
