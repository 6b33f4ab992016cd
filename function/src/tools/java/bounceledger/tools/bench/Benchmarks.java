package bounceledger.tools.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Starts the benchmarks, each in JVMs of its own with the collector that a small function gets.
public final class Benchmarks {

    private Benchmarks() {}

    /// Replies and the rule book; prints what JMH prints.
    ///
    /// @throws IOException when JMH could not run them
    public static int replies() throws IOException {
        try {
            new Runner(new OptionsBuilder()
                            .include(ReplyBenchmark.class.getName())
                            .include(BookBenchmark.class.getName())
                            .jvmArgs("-XX:+UseSerialGC", "-Xmx512m")
                            .shouldFailOnError(true)
                            .build())
                    .run();
            return 0;
        } catch (RunnerException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }
}
