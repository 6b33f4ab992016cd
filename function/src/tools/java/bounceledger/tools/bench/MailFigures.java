package bounceledger.tools.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/// Writes figures down with what they were measured on.
@SuppressWarnings("rawtypes") // as JMH hands its results over
record MailFigures(PrintStream out) {

    void place(String command, MailSet mails) {
        place(command);
        out.printf("mails      %d, %d bytes%n", mails.mails().size(), mails.bytes());
    }

    void place(String command) {
        out.printf(
                "machine    %s, %d processors, %s%n",
                processor(), Runtime.getRuntime().availableProcessors(), os());
        out.printf("jdk        %s %s%n", System.getProperty("java.vendor.version"), System.getProperty("java.version"));
        out.printf("commit     %s%n", commit());
        out.printf("command    %s%n", command.strip());
    }

    /// Each reading beside ours: mails per second, ours over theirs, bytes allocated per mail.
    void table(Collection<RunResult> results) {
        Map<String, RunResult> byName = new TreeMap<>();
        results.forEach(result -> byName.put(result.getPrimaryResult().getLabel(), result));
        double ours = Optional.ofNullable(byName.get("ours"))
                .map(result -> result.getPrimaryResult().getScore())
                .orElse(Double.NaN);
        out.printf("%n%-20s %10s %10s %12s %12s%n", "reading", "mails/s", "± 99.9 %", "ours / it", "bytes/mail");
        byName.forEach((name, run) -> {
            Result<?> speed = run.getPrimaryResult();
            out.printf(
                    "%-20s %10.0f %10.0f %12.2f %12.0f%n",
                    name, speed.getScore(), speed.getScoreError(), ours / speed.getScore(), allocated(run));
        });
        out.println();
    }

    private static double allocated(RunResult run) {
        return run.getSecondaryResults().entrySet().stream()
                .filter(result -> result.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(result -> result.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String os() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }

    private static String commit() {
        String home = System.getProperty("ledger.home", ".");
        try {
            Process git = new ProcessBuilder("git", "-C", home, "describe", "--always", "--dirty").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? "unknown" : commit;
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
