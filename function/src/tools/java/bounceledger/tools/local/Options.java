package bounceledger.tools.local;

import java.io.Console;
import java.util.List;
import java.util.Optional;

/// What was asked for after the command.
///
/// @param jsonl whether stdout is for a program: asked for, or no terminal there
/// @param operands what is left
record Options(boolean jsonl, List<String> operands) {

    static Options parse(List<String> args) throws WrongCall {
        for (String arg : args) {
            if (arg.startsWith("--") && !arg.equals("--jsonl")) {
                throw new WrongCall("no such option: " + arg + " (./ledger help)");
            }
        }
        boolean jsonl = args.contains("--jsonl") || !isTerminal();
        return new Options(
                jsonl, args.stream().filter(arg -> !arg.equals("--jsonl")).toList());
    }

    /// As `./ledger` found it; without the script, Java's own idea, which wants standard input to be one too.
    private static boolean isTerminal() {
        return Optional.ofNullable(System.getProperty("ledger.terminal"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }
}
