package bounceledger.tools.bench;

import bounceledger.format.Formats;
import bounceledger.hostile.HostileMail;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How the processor time to read a hostile mail grows with its size: twice the size, about twice the time, or less.
public final class HostileCurve {

    private static final int[] SIZES = IntStream.iterate(256 * 1024, size -> size <= 4 * 1024 * 1024, size -> size * 2)
            .toArray();
    private static final int TIMES = 3;

    /// Not the clock: others may use the machine too.
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private HostileCurve() {}

    /// Milliseconds at each size, then what each doubling multiplied them by.
    public static void main(String[] names) {
        PrintStream out = System.out;
        out.printf(
                "%-36s %s  %s%n",
                "shape",
                Arrays.stream(SIZES)
                        .mapToObj(size -> "%8d KiB".formatted(size / 1024))
                        .collect(Collectors.joining()),
                "ratio of each doubling");
        for (HostileMail mail : HostileMail.all()) {
            if (names.length == 0 || Arrays.asList(names).contains(mail.shape())) {
                out.println(line(mail));
            }
        }
    }

    private static String line(HostileMail mail) {
        double[] times = new double[SIZES.length];
        milliseconds(mail.bytes(SIZES[0]));
        for (int i = 0; i < SIZES.length; i++) {
            times[i] = milliseconds(mail.bytes(SIZES[i]));
        }
        String grown = IntStream.range(1, times.length)
                .mapToObj(i -> "%6.2f".formatted(times[i] / times[i - 1]))
                .collect(Collectors.joining());
        String spent = Arrays.stream(times).mapToObj("%12.2f"::formatted).collect(Collectors.joining());
        return String.format(Locale.ROOT, "%-36s %s  %s", mail.shape(), spent, grown);
    }

    /// The fastest of several: whatever else the machine does only adds.
    private static double milliseconds(byte[] bytes) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            long start = PROCESSOR.getCurrentThreadCpuTime();
            Formats.shipped().read(MailReader.read(new RawMail("hostile", bytes, false)));
            MailSet.touch(MailReader.read(new RawMail("hostile", bytes, false)));
            fastest = Math.min(fastest, PROCESSOR.getCurrentThreadCpuTime() - start);
        }
        return fastest / 1e6;
    }
}
