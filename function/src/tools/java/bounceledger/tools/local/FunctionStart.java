package bounceledger.tools.local;

import java.util.ArrayList;
import java.util.List;

/// How the JVM of a packaged function is started.
///
/// @param before what stands before `java`, such as `taskset -c 1`
/// @param snapshot as SnapStart does it: all compilers, and the hooks are called before the first event; else as
///     Lambda does it otherwise: the first compiler alone, and no hook
public record FunctionStart(List<String> before, boolean snapshot) {

    /// As soon as may be, on any core.
    public static final FunctionStart QUICK = new FunctionStart(List.of(), false);

    public FunctionStart {
        before = List.copyOf(before);
    }

    /// The same on one core.
    public FunctionStart onCore(int core) {
        return new FunctionStart(List.of("taskset", "-c", Integer.toString(core)), snapshot);
    }

    /// `java` and its options, as far as Lambda chooses them.
    List<String> command(String java) {
        List<String> command = new ArrayList<>(before);
        command.add(java);
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("--enable-native-access=ALL-UNNAMED");
        if (snapshot) {
            // By which org.crac finds the hooks of Lambda's own runtime client.
            command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        } else {
            command.add("-XX:TieredStopAtLevel=1");
        }
        return command;
    }

    /// For `AWS_LAMBDA_INITIALIZATION_TYPE`.
    String initializationType() {
        return snapshot ? "snap-start" : "on-demand";
    }
}
