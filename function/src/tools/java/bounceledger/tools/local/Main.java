package bounceledger.tools.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// `./ledger`: takes the call apart and hands it on. Exit status: 0 done, 1 the work failed, 2 the call was wrong.
final class Main {

    private static final String USAGE = """
            usage: ./ledger demo                        every sample in events/ through the deployed handlers, twice
                   ./ledger serve [--port N] [--data DIR]   the same stack kept up: API and page, on this machine only
                   ./ledger classify [--jsonl] PATH...  mails, mbox files, Maildirs, folders, event files; - is stdin
                   ./ledger explain [--jsonl] REPLY...  what an SMTP reply means, why, and what to do
                   ./ledger explain [--jsonl] -         the same for a mail log on stdin, summed up
                   ./ledger verp KEY RECIPIENT [DAY]    the local part of a return path that proves its bounces
                   ./ledger verp check RETURN-PATH RECIPIENT   what one is worth; keys come from TOKEN_KEYS
                   ./ledger bench [replies]             how long a reply takes, and loading the rule book
                   ./ledger bench mails [FOLDER]        mails per second, beside Jakarta Mail alone
                   ./ledger bench hostile [SHAPE...]    how the time for hostile mails grows with their size
                   ./ledger bench cost [--write-price $] [--read-price $]   what a bounce costs at DynamoDB
                   ./ledger bench booking               how many events a second
                   ./ledger bench soak [--events N] [--writers N]   exact under faults?
                   ./ledger bench week [--addresses N] [--events N]   a tool's copy of the list, kept under faults
                   ./ledger bench coldstart [--rounds N] how long the packaged functions take to start
                   ./ledger bench warm [--rounds N]      how long a bounce takes them then
                   ./ledger bench kill [--kills N]       exact when the process dies in a batch?
            """;

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int status = 1;
        try {
            status = run(Arrays.asList(args), out);
        } catch (RuntimeException bug) {
            // Not thrown on: DynamoDB Local's threads would keep the program alive.
            System.err.println("ledger: a fault of its own: " + bug);
        }
        out.flush();
        System.exit(out.checkError() ? 1 : status);
    }

    private static int run(List<String> args, PrintStream out) {
        String command = args.isEmpty() ? "help" : args.getFirst();
        List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
        try {
            return switch (command) {
                case "demo" -> Demo.run(rest, out);
                case "serve" -> Serve.run(rest, out);
                case "classify" -> Classify.run(rest, out);
                case "explain" -> Explain.run(rest, out);
                case "verp" -> MakeToken.run(rest, out);
                case "bench" -> Bench.run(rest, out);
                case "help", "--help", "-h" -> {
                    out.print(USAGE);
                    yield 0;
                }
                default -> throw new WrongCall("no such command: " + command + " (./ledger help)");
            };
        } catch (WrongCall wrong) {
            System.err.println("ledger: " + wrong.getMessage());
            return 2;
        } catch (IOException trouble) {
            System.err.println("ledger: " + trouble);
            return 1;
        }
    }
}
