package bounceledger.tools.bench;

import bounceledger.json.JsonText;
import bounceledger.tools.local.FunctionStart;
import bounceledger.tools.local.PackagedFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How long the packaged functions take to start and to answer their first event, on one core, under Lambda's own
/// runtime interface client. All variants take turns, so that a busy machine is busy for all of them.
public final class ColdStart {

    private enum Variant {
        EMPTY("an empty handler", false),
        NOTIFICATION("bounces, unprimed, a notification", false),
        MAIL("bounces, unprimed, a mail", false),
        PRIMED_NOTIFICATION("bounces, primed, a notification", true),
        PRIMED_MAIL("bounces, primed, a mail", true),
        QUESTION("queries, unprimed", false),
        PRIMED_QUESTION("queries, primed", true);

        private final String words;
        private final boolean primed;

        Variant(String words, boolean primed) {
            this.words = words;
            this.primed = primed;
        }
    }

    private record Times(double init, double first, int megabytes) {

        double total() {
            return init + first;
        }
    }

    private final Surroundings around;
    private final Path scratch;
    private final int core = Runtime.getRuntime().availableProcessors() - 1;
    private int mails;

    private ColdStart(Surroundings around, Path scratch) {
        this.around = around;
        this.scratch = scratch;
    }

    /// Measures, and prints medians.
    ///
    /// @param home the repository
    public static int run(Path home, int rounds, PrintStream out) throws IOException {
        Path scratch = Files.createTempDirectory("cold-start");
        try (Surroundings around = new Surroundings(home)) {
            ColdStart bench = new ColdStart(around, scratch);
            print(bench.measured(rounds), out);
            bench.printSizes(out);
            return 0;
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private Map<Variant, List<Times>> measured(int rounds) throws IOException {
        Map<Variant, List<Times>> all = new EnumMap<>(Variant.class);
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : Variant.values()) {
                Times times = once(variant);
                all.computeIfAbsent(variant, _ -> new ArrayList<>()).add(times);
            }
        }
        return all;
    }

    private Times once(Variant variant) throws IOException {
        byte[] event = event(variant);
        try (PackagedFunction function = started(variant)) {
            PackagedFunction.Invoked invoked = function.invoke(event);
            if (invoked.failed() || invoked.text().contains("itemIdentifier")) {
                throw new IOException(variant.words + " failed: " + invoked.text() + invoked.log());
            }
            return new Times(
                    milliseconds(function.startTook()), milliseconds(invoked.took()), function.peakMegabytes());
        }
    }

    private PackagedFunction started(Variant variant) throws IOException {
        FunctionStart start = new FunctionStart(List.of(), variant.primed).onCore(core);
        return switch (variant) {
            case EMPTY -> around.startEmpty(scratch, start);
            case NOTIFICATION, MAIL, PRIMED_NOTIFICATION, PRIMED_MAIL ->
                around.start(around.settings("BounceFunction"), start);
            case QUESTION, PRIMED_QUESTION -> around.start(around.settings("QueryFunction"), start);
        };
    }

    private byte[] event(Variant variant) throws IOException {
        return switch (variant) {
            case EMPTY -> "{}".getBytes(StandardCharsets.UTF_8);
            case NOTIFICATION, PRIMED_NOTIFICATION -> new SesLoad(mails++, Instant.now()).batch(1);
            case MAIL, PRIMED_MAIL -> mail();
            case QUESTION, PRIMED_QUESTION ->
                JsonText.object()
                        .put("httpMethod", "GET")
                        .put("path", "/v1/suppressions/written1%40example.org")
                        .write()
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    /// A mail of its own in the bucket, and the event that says so.
    private byte[] mail() throws IOException {
        mails++;
        around.bucket()
                .put(
                        Surroundings.BUCKET + "/inbound/" + mails,
                        BounceMail.of("written" + mails + "@example.org", "Hello."));
        return BounceMail.event("inbound/" + mails, Instant.now());
    }

    private static void print(Map<Variant, List<Times>> all, PrintStream out) {
        out.println("| variant | init ms | first ms | total ms (from-to) | peak MB | starts |");
        out.println("|---|---|---|---|---|---|");
        all.forEach((variant, times) -> {
            List<Double> totals = times.stream().map(Times::total).sorted().toList();
            out.printf(
                    "| %s | %.0f | %.0f | %.0f (%.0f-%.0f) | %.0f | %d |%n",
                    variant.words,
                    median(times.stream().map(Times::init)),
                    median(times.stream().map(Times::first)),
                    median(totals.stream()),
                    totals.getFirst(),
                    totals.getLast(),
                    median(times.stream().map(one -> (double) one.megabytes)),
                    times.size());
        });
    }

    private static double median(Stream<Double> figures) {
        List<Double> sorted = figures.sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double milliseconds(Duration time) {
        return time.toNanos() / 1e6;
    }

    private void printSizes(PrintStream out) throws IOException {
        out.println();
        out.println("| in the package | KB |");
        out.println("|---|---|");
        long all = 0;
        for (Map.Entry<String, Long> part : around.sizes()) {
            all += part.getValue();
            out.printf("| %s | %d |%n", part.getKey(), part.getValue() / 1024);
        }
        out.printf("| together | %d |%n", all / 1024);
    }
}
