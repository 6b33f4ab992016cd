package bounceledger.tools.bench;

import bounceledger.classify.Classifier;
import bounceledger.classify.OwnRules;
import bounceledger.classify.Verdict;
import bounceledger.report.RecipientReport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one reply costs, at today's number of rules and at ten times as many.
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplyBenchmark {

    /// How many generated rules come on top of each rule that ships.
    @Param({"0", "9"})
    public int more;

    private Classifier classifier = Classifier.shipped();
    private List<RecipientReport> replies = List.of();
    private RecipientReport longest = RecipientReport.ofReply("550");
    private int next;

    @Setup
    public void load() {
        List<String> examples = classifier.examples();
        replies = examples.stream().map(RecipientReport::ofReply).toList();
        longest = RecipientReport.ofReply(String.join(" ", examples));
        if (more > 0) {
            OwnRules own = OwnRules.over(classifier, generated(more * classifier.rules()));
            own.refusal().ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            classifier = own.classifier();
        }
    }

    /// Each starts as the others do, and as real replies do, so that the tree cannot part them early.
    private static String generated(int rules) {
        return IntStream.range(0, rules)
                .mapToObj(number -> """
                        - rule: more/rule-%1$d
                          cause: policy_block
                          says: recipient address rejected * by the number %1$d of our house
                          because: made for the benchmark
                          examples: [recipient address rejected today by the number %1$d of our house]
                          near-misses: [recipient address taken]
                        """.formatted(number))
                .collect(Collectors.joining());
    }

    /// The rules' own examples in turn: about 80 characters each.
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Verdict oneReply() {
        next = (next + 1) % replies.size();
        return classifier.classify(replies.get(next));
    }

    /// All examples as one reply, cut at 8,192 characters.
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Verdict longestReply() {
        return classifier.classify(longest);
    }
}
