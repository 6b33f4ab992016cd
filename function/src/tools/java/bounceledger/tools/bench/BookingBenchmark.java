package bounceledger.tools.bench;

import bounceledger.arrival.ArrivalReader;
import bounceledger.aws.DynamoLedger;
import bounceledger.aws.LedgerSetting;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.Pepper;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Judge;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.StackTemplate;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// How many events a second go the whole way, on one thread: into hash maps, and into DynamoDB Local beside what
/// DynamoDB Local does of the very same transactions bare.
///
/// @param events in each round
/// @param rounds of which the best counts: others may be at work on the machine
public record BookingBenchmark(StackTemplate template, int events, int rounds) {

    private static final int BATCH = 45;
    private static final int MEMORY_FACTOR = 20;
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    /// Prints the best of each.
    public int run(PrintStream out) {
        Judge judge = Judge.shipped();
        double reading = 0;
        double memory = 0;
        double classifying = 0;
        double whole = 0;
        double bare = 0;
        for (int round = 0; round < rounds; round++) {
            List<byte[]> many = batches(events * MEMORY_FACTOR, round);
            reading = Math.max(reading, perCoreSecond(many, new ArrivalReader()::read));
            classifying = Math.max(classifying, judged(many, judge));
            memory = Math.max(memory, perCoreSecond(many, through(judge, new HashLedger(judge.policy()))));
            List<TransactWriteItemsRequest> transactions = new ArrayList<>();
            whole = Math.max(whole, wholeWay(batches(events, round), judge, transactions));
            bare = Math.max(bare, bare(transactions));
        }
        out.printf("%d events a round, batches of %d, one thread, best of %d rounds%n", events, BATCH, rounds);
        out.println("the first three in seconds of one core's time, the others in seconds of the clock");
        out.printf("%-52s %9.0f events/s%n", "unwrapping and reading the JSON alone", reading);
        out.printf("%-52s %9.0f events/s%n", "that, judged and booked nowhere", classifying);
        out.printf("%-52s %9.0f events/s%n", "the whole pipeline against hash maps", memory);
        out.printf("%-52s %9.0f events/s%n", "pipeline against DynamoDB Local", whole);
        out.printf("%-52s %9.0f events/s%n", "the same transactions on DynamoDB Local, bare", bare);
        out.printf("the whole way runs at %.0f %% of the bare rate%n", 100 * whole / bare);
        return 0;
    }

    private static List<byte[]> batches(int events, int seed) {
        SesLoad load = new SesLoad(seed, START);
        List<byte[]> batches = new ArrayList<>();
        for (int made = 0; made < events; made += BATCH) {
            batches.add(load.batch(BATCH));
        }
        return batches;
    }

    /// By the time that this thread had a core: others may be at work on the machine.
    private static double perCoreSecond(List<byte[]> batches, Consumer<byte[]> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        batches.forEach(work);
        return batches.size() * BATCH * 1e9 / (threads.getCurrentThreadCpuTime() - begun);
    }

    private static double perSecond(List<byte[]> batches, Consumer<byte[]> work) {
        long begun = System.nanoTime();
        batches.forEach(work);
        return batches.size() * BATCH * 1e9 / (System.nanoTime() - begun);
    }

    private static double judged(List<byte[]> batches, Judge judge) {
        return perCoreSecond(
                batches,
                through(
                        judge,
                        (evidence, _) ->
                                evidence.stream().map(_ -> Booking.BOOKED).toList()));
    }

    private static Consumer<byte[]> through(Judge judge, Ledger ledger) {
        BouncePipeline pipeline = Pipelines.withoutMails(ledger, judge);
        ArrivalReader reader = new ArrivalReader();
        Call call = new Call("request-1", START.plus(Duration.ofDays(30)), () -> Duration.ofMinutes(1));
        return batch -> pipeline.process(reader.read(batch), call);
    }

    private double wholeWay(List<byte[]> batches, Judge judge, List<TransactWriteItemsRequest> transactions) {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            RecordingDynamo recording = new RecordingDynamo(dynamo.client());
            LedgerSetting setting = new LedgerSetting(
                    template.name("LedgerTable"),
                    new Pepper("a pepper of benchmarks"),
                    judge.policy(),
                    CountedNames.NOBODY);
            DynamoLedger ledger = new DynamoLedger(
                    recording, setting, InstantSource.fixed(START.plus(Duration.ofDays(30))), _ -> {}, _ -> {});
            double rate = perSecond(batches, through(judge, ledger));
            transactions.addAll(recording.passed());
            return rate;
        }
    }

    private double bare(List<TransactWriteItemsRequest> transactions) {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            DynamoDbClient table = dynamo.client();
            long begun = System.nanoTime();
            transactions.forEach(table::transactWriteItems);
            return (double) Math.ceilDiv(events, BATCH) * BATCH * 1e9 / (System.nanoTime() - begun);
        }
    }
}
