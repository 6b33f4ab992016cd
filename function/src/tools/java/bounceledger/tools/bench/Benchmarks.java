package bounceledger.tools.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Starts the benchmarks, each in JVMs of its own with the collector that a small function gets.
public final class Benchmarks {

    private static final String[] JVM = {"-XX:+UseSerialGC", "-Xmx512m"};

    private Benchmarks() {}

    /// Replies and the rule book; prints what JMH prints.
    ///
    /// @throws IOException when JMH could not run them
    public static int replies() throws IOException {
        run(options().include(ReplyBenchmark.class.getName()).include(BookBenchmark.class.getName()));
        return 0;
    }

    /// Our reading beside Jakarta Mail alone, then the slowest mails one by one; prints figures only.
    ///
    /// @throws IOException when the mails cannot be read, or JMH could not run
    public static int mails(Path folder, PrintStream out) throws IOException {
        MailSet mails = MailSet.in(folder);
        if (mails.mails().isEmpty()) {
            throw new IOException("no mail (.eml) in " + folder);
        }
        MailFigures figures = new MailFigures(out);
        figures.place("./ledger bench mails " + folder, mails);
        figures.table(run(options()
                .include(MailBenchmark.class.getName())
                .param("folder", folder.toAbsolutePath().toString())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)));
        out.flush();
        return fork(MailTimes.class, List.of(folder.toString()));
    }

    /// How the time to read hostile mails grows with their size; prints figures only.
    ///
    /// @param shapes which ones; all when empty
    /// @throws IOException when the JVM could not be started
    public static int hostile(List<String> shapes, PrintStream out) throws IOException {
        new MailFigures(out).place("./ledger bench hostile " + String.join(" ", shapes));
        out.flush();
        return fork(HostileCurve.class, shapes);
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder().jvmArgs(JVM).shouldFailOnError(true);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws IOException {
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    /// This JVM compiles for a quick start, not for speed; so figures come from another.
    private static int fork(Class<?> program, List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JVM));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(args);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
