package bounceledger.tools.bench;

import bounceledger.format.Formats;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How long each mail of a folder takes by itself, once the JVM is warm: which one is the slowest.
public final class MailTimes {

    private static final int WARM_UP = 20;
    private static final int TIMES = 15;
    private static final int SHOWN = 5;

    private record Timed(RawMail mail, double milliseconds) {}

    private MailTimes() {}

    /// @param args the folder
    public static void main(String[] args) throws IOException {
        List<RawMail> mails = MailSet.in(Path.of(args[0])).mails();
        for (int i = 0; i < WARM_UP; i++) {
            mails.forEach(MailTimes::nanoseconds);
        }
        System.out.printf("slowest mails by themselves, median of %d, after %d rounds over all%n", TIMES, WARM_UP);
        mails.stream()
                .map(mail -> new Timed(mail, median(mail)))
                .sorted(Comparator.comparingDouble(Timed::milliseconds).reversed())
                .limit(SHOWN)
                .forEach(slow -> System.out.printf(
                        "%8.3f ms %9d bytes  %s%n",
                        slow.milliseconds(),
                        slow.mail().bytes().length,
                        slow.mail().pointer()));
    }

    private static double median(RawMail mail) {
        long[] times = new long[TIMES];
        Arrays.setAll(times, time -> nanoseconds(mail));
        Arrays.sort(times);
        return times[TIMES / 2] / 1e6;
    }

    private static long nanoseconds(RawMail mail) {
        long start = System.nanoTime();
        Formats.ReadReport read = Formats.shipped().read(MailReader.read(mail));
        long spent = System.nanoTime() - start;
        return read.format().isPresent() ? spent : Math.max(spent, 1);
    }
}
