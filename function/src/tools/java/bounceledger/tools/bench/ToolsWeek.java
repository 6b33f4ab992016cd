package bounceledger.tools.bench;

import bounceledger.aws.DynamoLedger;
import bounceledger.aws.DynamoLedgerView;
import bounceledger.aws.LedgerSetting;
import bounceledger.classify.Classifier;
import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.json.Json;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Pepper;
import bounceledger.ledger.RandomStream;
import bounceledger.query.QueryApi;
import bounceledger.tools.faults.FastClock;
import bounceledger.tools.faults.Storm;
import bounceledger.tools.faults.StormyDynamo;
import bounceledger.tools.local.LocalDynamo;
import bounceledger.tools.local.LocalJobs;
import bounceledger.tools.local.StackTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A tool's week through a storm: it hands in its old list, people lift some of it by hand, bounces arrive all
/// the while, and it keeps a copy by the change feed. Then everybody is quiet for a minute, and the copy has to
/// be the list.
///
/// @param addresses on the list that is imported
/// @param events that arrive meanwhile, copies included
/// @param speed how much faster than ours the clock runs by which delays are measured
public record ToolsWeek(StackTemplate template, int addresses, int events, double speed, Storm storm, long seed) {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Pepper PEPPER = new Pepper("a pepper of benchmarks");
    private static final Policy POLICY = Policy.shipped();
    private static final Duration QUIET = Duration.ofSeconds(61);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int LARGEST_BATCH = 45;
    private static final List<String> DOMAINS = List.of("example.org", "example.net", "mail.example.com");
    private static final int LIFT_ONE_IN = 50;
    private static final List<Integer> DAYS_LATER = List.of(0, 20, 40, 100, 200);

    public ToolsWeekResult run() throws IOException {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(template)) {
            FastClock clock = new FastClock(START, speed);
            StormyDynamo stormy = new StormyDynamo(dynamo.client(), storm, clock, seed);
            String table = template.name("LedgerTable");
            LedgerSetting setting = new LedgerSetting(table, PEPPER, POLICY, CountedNames.NOBODY);
            DynamoLedger ledger = new DynamoLedger(stormy, setting, clock, clock::sleep, _ -> {});
            LedgerView view = new DynamoLedgerView(stormy, table, PEPPER);
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            try (LocalJobs jobs = new LocalJobs(dynamo.client(), table, ledger, view, clock, nowhere)) {
                QueryApi api = new QueryApi(new QueryApi.Parts(view, ledger, Classifier::shipped, POLICY, false))
                        .with(jobs.desk());
                return play(new Tool(api, clock), ledger, stormy, clock);
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IOException("the week broke off", failed);
        }
    }

    private ToolsWeekResult play(Tool tool, DynamoLedger ledger, StormyDynamo stormy, FastClock clock)
            throws IOException, InterruptedException, ExecutionException {
        List<String> known = known();
        ToolCopy copy = new ToolCopy(tool, seed);
        AtomicBoolean quiet = new AtomicBoolean();
        ByHand byHand;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> following = threads.submit(() -> follow(copy, clock, quiet));
            Future<?> bouncing = threads.submit(() -> bounce(ledger, clock));
            try {
                byHand = new ByHand(tool.imports(list(known)), lift(tool, known));
                bouncing.get();
                stormy.settle();
            } finally {
                quiet.set(true);
            }
            following.get();
        }
        Duration took = Duration.between(START, clock.instant());
        clock.sleep(QUIET);
        copy.follow();
        List<String> problems = problems(tool, copy, known, clock.instant());
        return new ToolsWeekResult(problems, byHand.job(), byHand.lifted(), copy, tool, stormy.log(), took);
    }

    /// What people did in the week.
    private record ByHand(Json job, int lifted) {}

    private static int follow(ToolCopy copy, FastClock clock, AtomicBoolean quiet) throws IOException {
        while (!quiet.get()) {
            copy.follow();
            clock.sleep(POLL);
        }
        return copy.told();
    }

    private List<String> known() {
        return IntStream.range(0, addresses)
                .mapToObj(n -> "user" + n + "@" + DOMAINS.get(n % DOMAINS.size()))
                .toList();
    }

    /// Every third line tells a time, every tenth a complaint; every hundredth is nobody, and is told to be.
    private static String list(List<String> known) {
        return IntStream.range(0, known.size())
                .mapToObj(n -> (n % 100 == 99 ? "nobody" + n : known.get(n))
                        + (n % 10 == 3 ? ",SpamComplaint," : ",HardBounce,")
                        + (n % 3 == 0 ? START.minusSeconds(86_400L + n) : ""))
                .collect(Collectors.joining("\n", "email,suppression reason,created\n", "\n"));
    }

    /// One environment of the function. What is given back comes again.
    private int bounce(DynamoLedger ledger, FastClock clock) {
        RandomStream stream = new RandomStream(
                new Random(seed), Math.max(5, addresses / 2), START.minusSeconds(60), Duration.ofDays(9));
        List<Evidence> delivered = stream.delivered(stream.events((int) Math.round(events * 0.8)), 0.2);
        List<List<Evidence>> batches = new ArrayList<>(stream.batches(delivered, LARGEST_BATCH));
        for (int n = 0; n < batches.size(); n++) {
            List<Evidence> batch = batches.get(n);
            Instant end = clock.instant().plus(TIMEOUT);
            List<Booking> bookings = ledger.book(
                    batch, new Call("bounces-" + n, clock.instant(), () -> Duration.between(clock.instant(), end)));
            List<Evidence> again = IntStream.range(0, batch.size())
                    .filter(i -> bookings.get(i) == Booking.TRY_AGAIN)
                    .mapToObj(batch::get)
                    .toList();
            if (!again.isEmpty()) {
                batches.add(again);
            }
        }
        return batches.size();
    }

    private static int lift(Tool tool, List<String> known) throws IOException {
        int lifted = 0;
        for (int n = 0; n < known.size(); n += LIFT_ONE_IN) {
            lifted += tool.lift(known.get(n)) ? 1 : 0;
        }
        return lifted;
    }

    /// The copy against the list and against what a check says, now and later, when some of it has ended by itself.
    private static List<String> problems(Tool tool, ToolCopy copy, List<String> known, Instant now) throws IOException {
        List<String> problems = new ArrayList<>();
        Set<String> asked = Set.copyOf(known);
        for (int days : DAYS_LATER) {
            Instant then = now.plus(Duration.ofDays(days));
            ToolsWeekResult.compare("the list in " + days + " days", copy.at(then), tool.list(then), problems);
            ToolsWeekResult.compare(
                    "checks in " + days + " days",
                    copy.at(then).keySet().stream().filter(asked::contains).toList(),
                    tool.suppressed(known, then),
                    problems);
        }
        return problems;
    }

    @Override
    public String toString() {
        return """
                %d addresses imported, %d events meanwhile, one in %d lifted by hand
                seed %d, a clock %.0f times as fast as ours; one of the feed's answers in ten is lost
                %s\
                """.formatted(addresses, events, LIFT_ONE_IN, seed, speed, storm);
    }
}
