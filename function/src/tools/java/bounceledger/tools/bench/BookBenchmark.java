package bounceledger.tools.bench;

import bounceledger.classify.Classifier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// What loading the book and its tables costs.
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BookBenchmark {

    /// The first time in a fresh JVM, class loading included, as a function starts without a snapshot.
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Classifier coldLoad() {
        return Classifier.shipped();
    }

    /// The same once the JVM knows the way.
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    public Classifier warmLoad() {
        return Classifier.shipped();
    }
}
