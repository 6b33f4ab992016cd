package bounceledger.tools.bench;

import bounceledger.format.Formats;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/// Mails per second on one core: our whole reading, beside Jakarta Mail alone on the same mails.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 3)
public class MailBenchmark {

    /// Where the mails lie.
    @Param("src/test/resources/bounceledger/format")
    public String folder = "";

    private List<RawMail> mails = List.of();
    private int next;

    @Setup
    public void load() throws IOException {
        mails = MailSet.in(Path.of(folder)).mails();
        // Sets Jakarta Mail up as we do, its search for providers above all: each fork measures one reading alone.
        MailSet.touch(MailReader.read(mail()));
    }

    private RawMail mail() {
        next = next + 1 < mails.size() ? next + 1 : 0;
        return mails.get(next);
    }

    /// From the bytes to the report, through every format until one claims the mail.
    @Benchmark
    public Formats.ReadReport ours() {
        return Formats.shipped().read(MailReader.read(mail()));
    }

    /// From the bytes to the parts, each of them read, no format tried.
    @Benchmark
    public int partsOnly() {
        return MailSet.touch(MailReader.read(mail()));
    }

    /// Jakarta Mail over the parts that we read: not into the message that is returned, but for its header.
    @Benchmark
    public int jakartaSameParts() throws IOException, MessagingException {
        return new JakartaWalk(false).through(mail().bytes());
    }

    /// Jakarta Mail over everything, the parts of the returned message among them.
    @Benchmark
    public int jakartaEverything() throws IOException, MessagingException {
        return new JakartaWalk(true).through(mail().bytes());
    }

    /// Looking at each byte once: what no reading can undercut.
    @Benchmark
    public int everyByte() {
        int lines = 0;
        for (byte b : mail().bytes()) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }
}
