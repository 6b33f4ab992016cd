package bounceledger.tools.local;

import java.util.List;

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
        boolean jsonl = args.contains("--jsonl") || !System.console().isTerminal();
        return new Options(
                jsonl, args.stream().filter(arg -> !arg.equals("--jsonl")).toList());
    }
}
