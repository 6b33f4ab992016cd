package bounceledger.tools.bench;

import bounceledger.aws.DynamoLedgerView;
import bounceledger.json.Json;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Dimension;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Pepper;
import bounceledger.smtp.MailAddress;
import bounceledger.tools.local.FunctionStart;
import bounceledger.tools.local.PackagedFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Ends the packaged function's process in the middle of a batch, again and again, each time at another moment, and
/// brings the batch again as SQS does. Afterwards the table must be what the same batches make of a table when nobody
/// is disturbed: the same evidence, pages and counters.
public final class KillRun {

    /// More than one transaction takes, so that there is a middle.
    private static final int BATCH = 100;

    private final Path home;
    private final int kills;
    private final Random chance;

    public KillRun(Path home, int kills, long seed) {
        this.home = home;
        this.kills = kills;
        this.chance = new Random(seed);
    }

    /// @param unbooked kills after which nothing of the batch was there
    /// @param partly kills after which some of it was there
    /// @param booked kills after which the batch was there, and its answer lost
    /// @param problems every difference between the two tables
    public record Result(int unbooked, int partly, int booked, List<String> problems) {}

    /// Runs, and prints what came of it.
    ///
    /// @return whether the ledger was exact
    public boolean run(PrintStream out) throws IOException {
        Result result = run();
        out.printf(
                "%d kills: after %d nothing of the batch was booked, after %d some of it, after %d all of it; %s%n",
                kills,
                result.unbooked,
                result.partly,
                result.booked,
                result.problems.isEmpty() ? "the ledger is exact" : "NOT EXACT");
        result.problems.forEach(out::println);
        return result.problems.isEmpty();
    }

    public Result run() throws IOException {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));
        SesLoad load = new SesLoad(chance.nextLong(), start);
        List<byte[]> batches = new ArrayList<>();
        for (int n = 0; n < kills; n++) {
            batches.add(load.batch(BATCH));
        }
        try (Surroundings disturbed = new Surroundings(home);
                Surroundings calm = new Surroundings(home)) {
            Duration first = again(calm, batches).first;
            int touched = 0;
            for (byte[] batch : batches) {
                long before = items(disturbed);
                // Somewhat longer than a first batch takes here, so that some are just done.
                kill(disturbed, batch, chance.nextLong(first.toMillis() * 5 / 4 + 1));
                if (items(disturbed) > before) {
                    touched++;
                }
            }
            int booked = again(disturbed, batches).known;
            return new Result(
                    kills - touched, touched - booked, booked, differences(load.known(), view(disturbed), view(calm)));
        }
    }

    private static void kill(Surroundings around, byte[] batch, long milliseconds) throws IOException {
        try (PackagedFunction function = around.start(around.settings("BounceFunction"), FunctionStart.QUICK)) {
            function.invokeAndKill(batch, Duration.ofMillis(milliseconds));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /// What came of handing all batches to one function.
    ///
    /// @param known how many of them were booked already
    /// @param first how long the first took
    private record Again(int known, Duration first) {}

    private static long items(Surroundings around) {
        return around.dynamo().client().scanPaginator(scan -> scan.tableName("ledger")).items().stream()
                .count();
    }

    private static Again again(Surroundings around, List<byte[]> batches) throws IOException {
        int known = 0;
        Duration first = Duration.ZERO;
        try (PackagedFunction function = around.start(around.settings("BounceFunction"), FunctionStart.QUICK)) {
            for (byte[] batch : batches) {
                PackagedFunction.Invoked invoked = function.invoke(batch);
                if (!invoked.text().equals("{\"batchItemFailures\":[]}")) {
                    throw new IOException("not booked: " + invoked.text() + invoked.log());
                }
                known += wasKnown(invoked) ? 1 : 0;
                first = first.isZero() ? invoked.took() : first;
            }
        }
        return new Again(known, first);
    }

    private static boolean wasKnown(PackagedFunction.Invoked invoked) {
        return invoked.log().stream()
                .map(line -> Json.parse(line).orElseThrow())
                .flatMap(line -> line.items("recipients").stream())
                .noneMatch(entry -> entry.at("booking").text().orElse("").equals("booked"));
    }

    private static LedgerView view(Surroundings around) {
        return new DynamoLedgerView(around.dynamo().client(), "ledger", new Pepper(Surroundings.PEPPER));
    }

    private static List<String> differences(List<String> addresses, LedgerView disturbed, LedgerView calm) {
        List<String> differences = new ArrayList<>();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (Dimension by : Dimension.values()) {
            var counted = disturbed.counts(today.minusDays(3), today, by);
            var wanted = calm.counts(today.minusDays(3), today, by);
            if (!counted.equals(wanted)) {
                differences.add("counters by " + by + ": " + counted + " and not " + wanted);
            }
        }
        for (String address : addresses) {
            MailAddress mailbox = MailAddress.parse(address).orElseThrow();
            String is = told(disturbed, mailbox);
            String wanted = told(calm, mailbox);
            if (!is.equals(wanted)) {
                differences.add(address + ": " + is + " and not " + wanted);
            }
        }
        return differences;
    }

    /// The page's facts, in an order that says nothing, and the names of all evidence.
    private static String told(LedgerView view, MailAddress address) {
        return view.lookUp(address)
                .map(known -> facts(known.page())
                        + known.evidence().stream()
                                .map(one -> one.id().value())
                                .sorted()
                                .toList())
                .orElse("nothing");
    }

    private static String facts(AddressPage page) {
        return page.facts().stream().map(Object::toString).sorted().toList().toString();
    }
}
