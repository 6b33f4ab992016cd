package bounceledger.tools.bench;

import bounceledger.arrival.ArrivalReader;
import bounceledger.aws.DynamoLedger;
import bounceledger.aws.LedgerSetting;
import bounceledger.decide.Act;
import bounceledger.decide.Kind;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Pepper;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.Judge;
import bounceledger.pipeline.Outcome;
import bounceledger.smtp.MailAddress;
import bounceledger.tools.faults.FaultyDynamo;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.StackTemplate;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a bounce costs at DynamoDB by the size of the batches it comes in, computed from the items really written.
///
/// @param conflicts transactions in a thousand that are refused once for a conflict
/// @param names how many domains, and how many campaigns, are counted by name
/// @param erased in a hundred of the addresses known after the warm-up; events about them are measured like others
/// @param warmUp events booked before, so that counters have their size and addresses come again
/// @param measured events that are reckoned
public record CostBenchmark(StackTemplate template, int conflicts, int names, int erased, int warmUp, int measured) {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final List<Integer> BATCHES = List.of(1, 10, 45, 100);

    private static final int SEED = 5;

    /// What one booked event cost on average.
    ///
    /// @param batch events in each SQS batch
    public record Row(int batch, long events, Usage total) {

        public double writeUnits() {
            return total.writeUnits() / events;
        }

        public double readRequests() {
            return (double) total.readRequests() * batch / events;
        }

        private Usage each() {
            return new Usage(
                    total.tableUnits() / events,
                    total.indexUnits() / events,
                    total.cancelledUnits() / events,
                    total.readUnits() / events,
                    total.readRequests(),
                    total.writeRequests(),
                    total.bytes() / events);
        }
    }

    /// Prints a line for each size of batch.
    public int run(Prices prices, PrintStream out) {
        out.printf(
                "%d events after %d others, %d domains and campaigns by name, %d conflicts in 1,000 transactions, "
                        + "%d of 100 addresses erased%n",
                measured, warmUp, names, conflicts, erased);
        out.println("write units computed from item sizes; what the index costs inside a transaction is assumed");
        out.printf(
                "%6s %12s %7s %7s %10s %11s %9s %9s %6s %10s%n",
                "batch",
                "write units",
                "table",
                "index",
                "cancelled",
                "read units",
                "reads",
                "writes",
                "bytes",
                "$/million");
        for (int batch : BATCHES) {
            Row row = measure(batch);
            Usage each = row.each();
            out.printf(
                    "%6d %12.2f %7.2f %7.2f %10.2f %11.2f %9.3f %9.3f %6d %10.2f%n",
                    batch,
                    row.writeUnits(),
                    each.tableUnits() - each.cancelledUnits(),
                    each.indexUnits(),
                    each.cancelledUnits(),
                    each.readUnits(),
                    (double) each.readRequests() / row.events(),
                    (double) each.writeRequests() / row.events(),
                    each.bytes(),
                    prices.dollarsPerMillion(each));
        }
        out.println("everything per event; dollars are DynamoDB's alone, at the prices given");
        return 0;
    }

    /// Books the load in batches of this size into a table of its own.
    public Row measure(int batch) {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            FaultyDynamo faulty = new FaultyDynamo(dynamo.client());
            faulty.fault = (_, call) ->
                    conflicts > 0 && call % (1000 / conflicts) == 0 ? "TransactionConflict" : FaultyDynamo.NO_FAULT;
            MeteredDynamo metered = new MeteredDynamo(faulty, dynamo.client());
            SesLoad load = new SesLoad(SEED, START);
            Judge judge = Judge.shipped();
            DynamoLedger ledger = ledger(metered, judge, load);
            BouncePipeline pipeline = Pipelines.withoutMails(ledger, judge);
            send(pipeline, load, warmUp, 10);
            erase(ledger, load);
            metered.reset();
            return new Row(batch, send(pipeline, load, measured, batch), metered.usage());
        }
    }

    private DynamoLedger ledger(MeteredDynamo metered, Judge judge, SesLoad load) {
        LedgerSetting setting = new LedgerSetting(
                template.name("LedgerTable"),
                new Pepper("a pepper of benchmarks"),
                judge.policy(),
                new CountedNames(named("mail%d.example.com"), named("campaign-%d")));
        InstantSource clock = () -> load.next().plusSeconds(9);
        return new DynamoLedger(metered, setting, clock, _ -> {}, _ -> {});
    }

    private void erase(DynamoLedger ledger, SesLoad load) {
        List<String> known = load.known();
        Call call = new Call("erasure", load.next(), () -> Duration.ofMinutes(1));
        for (int n = 0; n < known.size() * erased / 100; n++) {
            MailAddress address = MailAddress.parse(known.get(n)).orElseThrow();
            Act act = new Act("request-" + n, Kind.ERASE, address, load.next(), "ann", "asked by letter");
            ledger.book(List.of(act.evidence(load.next())), call);
        }
    }

    private Set<String> named(String pattern) {
        return IntStream.range(0, names).mapToObj(pattern::formatted).collect(Collectors.toUnmodifiableSet());
    }

    /// How many were booked.
    private static long send(BouncePipeline pipeline, SesLoad load, int events, int batch) {
        ArrivalReader reader = new ArrivalReader();
        long booked = 0;
        for (int sent = 0; sent < events; sent += batch) {
            byte[] event = load.batch(batch);
            Call call = new Call("request-" + sent, load.next().plusSeconds(9), () -> Duration.ofMinutes(1));
            booked += pipeline.process(reader.read(event), call).stream()
                    .filter(done -> done.outcome() instanceof Outcome.Recorded)
                    .count();
        }
        return booked;
    }
}
