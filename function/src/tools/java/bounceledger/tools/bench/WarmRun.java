package bounceledger.tools.bench;

import bounceledger.tools.local.FunctionStart;
import bounceledger.tools.local.PackagedFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How long the packaged function takes for a bounce once it is warm, on one core, at batches of 1, 10 and 100. Its
/// time waits for DynamoDB Local, which shares the machine: what DynamoDB takes is not shown. Processor time is the
/// function's own, its compilers and collector among it: by that and Lambda's share of a core for each megabyte, any
/// memory size can be computed.
public final class WarmRun {

    private static final List<Integer> SIZES = List.of(1, 10, 100);
    private static final int WARM_UP = 300;

    private WarmRun() {}

    /// Measures, and prints medians.
    ///
    /// @param rounds batches of each size
    public static int run(Path home, int rounds, PrintStream out) throws IOException {
        int core = Runtime.getRuntime().availableProcessors() - 1;
        out.println("| batch | ms a batch | ms a bounce | processor ms a bounce | peak MB | batches |");
        out.println("|---|---|---|---|---|---|");
        for (int size : SIZES) {
            try (Surroundings around = new Surroundings(home);
                    PackagedFunction function = around.start(
                            around.settings("BounceFunction"), new FunctionStart(List.of(), true).onCore(core))) {
                SesLoad load = new SesLoad(size, Instant.now().minus(Duration.ofDays(2)));
                for (int sent = 0; sent < WARM_UP; sent += size) {
                    function.invoke(load.batch(size));
                }
                Duration before = function.processorTime();
                double batch = median(function, load, size, rounds);
                double processor = function.processorTime().minus(before).toNanos() / 1e6 / rounds / size;
                out.printf(
                        "| %d | %.1f | %.2f | %.2f | %d | %d |%n",
                        size, batch, batch / size, processor, function.peakMegabytes(), rounds);
            }
        }
        return 0;
    }

    private static double median(PackagedFunction function, SesLoad load, int size, int rounds) throws IOException {
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            PackagedFunction.Invoked invoked = function.invoke(load.batch(size));
            if (invoked.failed() || invoked.text().contains("itemIdentifier")) {
                throw new IOException("not booked: " + invoked.text());
            }
            times.add(invoked.took().toNanos());
        }
        times.sort(null);
        return times.get(rounds / 2) / 1e6;
    }
}
