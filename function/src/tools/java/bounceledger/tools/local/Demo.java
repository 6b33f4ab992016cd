package bounceledger.tools.local;

import java.io.PrintStream;
import java.util.List;

final class Demo {
    private Demo() {}

    static int run(List<String> args, PrintStream out) throws WrongCall {
        if (!args.isEmpty()) {
            throw new WrongCall("demo takes nothing");
        }
        out.println("later");
        return 1;
    }
}
