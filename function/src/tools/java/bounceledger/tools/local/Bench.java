package bounceledger.tools.local;

import bounceledger.tools.bench.Benchmarks;
import java.io.IOException;
import java.util.List;

/// `./ledger bench`: the benchmarks by name.
final class Bench {

    private Bench() {}

    static int run(List<String> args) throws IOException, WrongCall {
        if (!args.isEmpty() && !args.equals(List.of("replies"))) {
            throw new WrongCall("no such benchmark: " + String.join(" ", args) + " (replies)");
        }
        return Benchmarks.replies();
    }
}
