package bounceledger.tools.local;

import bounceledger.tools.bench.Benchmarks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `./ledger bench`: the benchmarks by name.
final class Bench {

    private static final String SAMPLES = "function/src/test/resources/bounceledger/format";

    private Bench() {}

    static int run(List<String> args, PrintStream out) throws IOException, WrongCall {
        String name = args.isEmpty() ? "replies" : args.getFirst();
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        return switch (name) {
            case "mails" -> Benchmarks.mails(folder(rest), out);
            case "hostile" -> Benchmarks.hostile(rest, out);
            case "replies" -> {
                if (!rest.isEmpty()) {
                    throw new WrongCall("bench replies wants nothing more");
                }
                yield Benchmarks.replies();
            }
            default -> throw new WrongCall("no such benchmark: " + name + " (replies, mails, hostile)");
        };
    }

    private static Path folder(List<String> args) throws WrongCall {
        Path folder = args.isEmpty()
                ? Path.of(System.getProperty("ledger.home", ".")).resolve(SAMPLES)
                : Path.of(args.getFirst());
        if (args.size() > 1 || !Files.isDirectory(folder)) {
            throw new WrongCall("bench mails wants one folder of mails, not " + String.join(" ", args));
        }
        return folder;
    }
}
