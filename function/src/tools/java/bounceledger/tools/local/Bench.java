package bounceledger.tools.local;

import bounceledger.tools.bench.Benchmarks;
import bounceledger.tools.bench.BookingBenchmark;
import bounceledger.tools.bench.ColdStart;
import bounceledger.tools.bench.CostBenchmark;
import bounceledger.tools.bench.KillRun;
import bounceledger.tools.bench.Prices;
import bounceledger.tools.bench.QueryBenchmark;
import bounceledger.tools.bench.Soak;
import bounceledger.tools.bench.ToolsWeek;
import bounceledger.tools.bench.WarmRun;
import bounceledger.tools.faults.Storm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `./ledger bench`: the benchmarks by name.
final class Bench {

    private static final String NAMES =
            "replies, mails, hostile, cost, booking, query, soak, week, coldstart, warm, kill";

    private static final String SAMPLES = "function/src/test/resources/bounceledger/format";

    /// On demand in us-east-1 in November 2026: dollars for a million request units.
    private static final double WRITE_PRICE = 0.625;

    private static final double READ_PRICE = 0.125;

    /// Events, half a day's.
    private static final int WARM_UP = 1_500;

    private static final int MEASURED = 900;

    private Bench() {}

    static int run(List<String> args, PrintStream out) throws IOException, WrongCall {
        String name = args.isEmpty() ? "replies" : args.getFirst();
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        return switch (name) {
            case "replies" -> {
                Flags.parse(rest, List.of());
                yield Benchmarks.replies();
            }
            case "mails" -> Benchmarks.mails(folder(rest), out);
            case "hostile" -> Benchmarks.hostile(rest, out);
            case "cost" -> cost(rest, out);
            case "booking" -> booking(rest, out);
            case "soak" -> soak(rest, out);
            case "week" -> week(rest, out);
            case "query" -> query(rest, out);
            case "warm" ->
                WarmRun.run(home(), Flags.parse(rest, List.of("rounds")).count("rounds", 50), out);
            case "kill" -> kill(rest, out);
            case "coldstart" ->
                ColdStart.run(home(), Flags.parse(rest, List.of("rounds")).count("rounds", 10), out);
            default -> throw new WrongCall("no such benchmark: " + name + " (" + NAMES + ")");
        };
    }

    private static Path folder(List<String> args) throws WrongCall {
        Path folder = args.isEmpty() ? home().resolve(SAMPLES) : Path.of(args.getFirst());
        if (args.size() > 1 || !Files.isDirectory(folder)) {
            throw new WrongCall("bench mails wants one folder of mails, not " + String.join(" ", args));
        }
        return folder;
    }

    private static int cost(List<String> args, PrintStream out) throws IOException, WrongCall {
        Flags flags = Flags.parse(args, List.of("write-price", "read-price", "conflicts", "names", "erased"));
        Prices prices = new Prices(flags.number("write-price", WRITE_PRICE), flags.number("read-price", READ_PRICE));
        return new CostBenchmark(
                        template(),
                        flags.count("conflicts", 10),
                        flags.count("names", 20),
                        flags.count("erased", 1),
                        WARM_UP,
                        MEASURED)
                .run(prices, out);
    }

    private static int booking(List<String> args, PrintStream out) throws IOException, WrongCall {
        Flags flags = Flags.parse(args, List.of("events", "rounds"));
        return new BookingBenchmark(template(), flags.count("events", 4_500), flags.count("rounds", 3)).run(out);
    }

    private static int soak(List<String> args, PrintStream out) throws IOException, WrongCall {
        Flags flags = Flags.parse(args, List.of("events", "writers", "speed", "seed"));
        Soak soak = new Soak(
                template(),
                flags.count("events", 100_000),
                flags.count("writers", 5),
                flags.number("speed", 20),
                Storm.BAD_DAY,
                flags.count("seed", 1));
        out.println(soak);
        return soak.run().print(out) ? 0 : 1;
    }

    private static int week(List<String> args, PrintStream out) throws IOException, WrongCall {
        Flags flags = Flags.parse(args, List.of("addresses", "events", "speed", "seed"));
        ToolsWeek week = new ToolsWeek(
                template(),
                flags.count("addresses", 100_000),
                flags.count("events", 20_000),
                flags.number("speed", 20),
                Storm.BAD_DAY,
                flags.count("seed", 1));
        out.println(week);
        return week.run().print(out) ? 0 : 1;
    }

    private static int query(List<String> args, PrintStream out) throws IOException, WrongCall {
        Flags flags = Flags.parse(args, List.of("addresses", "rounds"));
        return new QueryBenchmark(template(), flags.count("addresses", 3_000), flags.count("rounds", 30)).run(out);
    }

    private static int kill(List<String> args, PrintStream out) throws IOException, WrongCall {
        Flags flags = Flags.parse(args, List.of("kills", "seed"));
        return new KillRun(home(), flags.count("kills", 100), flags.count("seed", 1)).run(out) ? 0 : 1;
    }

    private static Path home() {
        return Path.of(System.getProperty("ledger.home", "."));
    }

    private static StackTemplate template() throws IOException {
        return StackTemplate.read(home().resolve("template.yaml"), Map.of("LedgerTable", "ledger"));
    }
}
