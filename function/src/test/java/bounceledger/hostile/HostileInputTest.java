package bounceledger.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.format.Formats;
import bounceledger.format.Sample;
import bounceledger.mail.MailLimits;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.DeliveryReport;
import bounceledger.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes are, there is a report, and never an exception. The time limit only ends a hang.
@Timeout(20)
class HostileInputTest {

    private static final String REPORT = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n";
    private static final String STATUS = "--b\nContent-Type: message/delivery-status\n\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    void isSurvived(String what, String mail) {
        Report report = read(mail.getBytes(StandardCharsets.ISO_8859_1));

        if (report instanceof DeliveryReport delivery) {
            assertThat(delivery.recipients()).as(what).hasSizeLessThanOrEqualTo(MailLimits.RECIPIENTS);
        }
    }

    static Stream<Arguments> mails() {
        Map<String, String> mails = new TreeMap<>();
        mails.put("empty", "");
        mails.put("one byte", "\0");
        mails.put("only line ends", "\r\n".repeat(500_000));
        mails.put("addresses without end", "From: a@b.example\n\n" + "<a@b>:\n".repeat(100_000));
        mails.put("qmail paragraphs without end", "\nHi. This is the\n\n" + "<a@b>:\nno\n\n".repeat(100_000));
        mails.put("a million header lines", "a: b\n".repeat(1_000_000));
        mails.put("a header folded a million times", "Subject: x\n" + " y\n".repeat(1_000_000));
        mails.put("a million lines that are no header", "x\n".repeat(1_000_000));
        mails.put("one line", "x".repeat(4_000_000));
        mails.put("encoded words without end", "Subject: " + "=?utf-8?B?4pyT?= ".repeat(100_000));
        mails.put("addresses in From without end", "From: " + "<a@b.example>,".repeat(200_000));
        mails.put("brackets in From", "From: " + "<(\"".repeat(200_000));
        mails.put("nested parts", nested(10_000));
        mails.put("sibling parts", REPORT + "--b\n\nx\n".repeat(400_000));
        mails.put("boundary inside itself", REPORT + ("--b\n" + REPORT).repeat(50_000));
        mails.put(
                "boundary of dashes",
                "Content-Type: multipart/mixed; boundary=\"" + "-".repeat(150) + "\"\n\n" + "-".repeat(4_000_000));
        mails.put(
                "boundary of a megabyte",
                "Content-Type: multipart/mixed; boundary=" + "a".repeat(1_000_000) + "\n\n--" + "a".repeat(3_000_000));
        mails.put("status groups without end", REPORT + STATUS + "Final-Recipient: a@b.example\n\n".repeat(100_000));
        mails.put("recipients in one group", REPORT + STATUS + "Final-Recipient: a@b.example\n".repeat(100_000));
        mails.put("broken groups", REPORT + STATUS + "\0\n\n".repeat(300_000));
        mails.put("angle brackets", "Content-Type: text/html\n\n" + "<".repeat(3_000_000));
        mails.put("open tags", "Content-Type: text/html\n\n" + "<script<style<".repeat(200_000));
        mails.put("ampersands", "Content-Type: text/html\n\n" + "&".repeat(3_000_000));
        mails.put("blanks in HTML", "Content-Type: text/html\n\n" + "&nbsp;\u00a0 \n".repeat(300_000));
        mails.put(
                "unknown words",
                "Content-Type: ;;;=\nContent-Transfer-Encoding: x-none\nDate: 99 Foo 99999999999\n\nx");
        mails.put("unknown charset", "Content-Type: text/plain; charset=\"x-/..?\"\n\nhello");
        mails.put("base64 cut", "Content-Transfer-Encoding: base64\n\nSGVsbG8gd29ybGQ-!=\nSGV");
        mails.put("plus signs", REPORT + STATUS + "Original-Recipient: rfc822;" + "+2B".repeat(300_000) + "@b.example");
        mails.put("escapes", REPORT + STATUS + "Final-Recipient: utf-8;" + "\\x{".repeat(300_000) + "@b.example");
        return mails.entrySet().stream().map(mail -> Arguments.of(mail.getKey(), mail.getValue()));
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail.append("\ndeep").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("some")
    void everyHeadOfAMailIsSurvived(Sample sample) {
        byte[] whole = sample.bytes("\r\n");
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)))
                    .as("the first %d bytes", length)
                    .isNotNull();
        }
    }

    /// One of each dialect: enough to be cut inside everything that a mail is made of.
    static List<Sample> some() {
        return Sample.all().stream()
                .filter(sample -> sample.toString().contains("/01"))
                .toList();
    }

    @Test
    void aMailIsReadUpToTheLimit() {
        RawMail mail = new RawMail("big", new byte[MailLimits.MAIL_BYTES + 1], false);

        assertThat(mail.bytes()).hasSize(MailLimits.MAIL_BYTES);
        assertThat(mail.truncated()).isTrue();
    }

    private static Report read(byte[] bytes) {
        return Formats.shipped().read(MailReader.read(new RawMail("hostile", bytes, false)))
                .report();
    }
}
