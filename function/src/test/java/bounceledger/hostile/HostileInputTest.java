package bounceledger.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.format.Formats;
import bounceledger.format.Sample;
import bounceledger.mail.Headers;
import bounceledger.mail.MachinePart;
import bounceledger.mail.MailLimits;
import bounceledger.mail.MailParts;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes are, there is a report, and never an exception. The time limit only ends a hang; how the time
/// grows with the size, `./ledger bench hostile` shows.
@Timeout(60)
class HostileInputTest {

    private static final int CUT_SAMPLES = 12;

    /// What is meant for people is read up to 256 KiB.
    private static final int ABOVE_ALL_TEXTS = 300 * 1024;

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounceledger.hostile.HostileMail#all")
    void isSurvived(HostileMail mail) {
        assertWithinLimits(mail.bytes(ABOVE_ALL_TEXTS));
    }

    @Test
    void aMillionHeaderLinesAreSurvived() {
        byte[] mail = "a: b\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);

        assertWithinLimits(mail);
        assertThat(parts(mail).headers().fields()).hasSize(1_000);
    }

    @Test
    void aMillionPartsAreSurvived() {
        assertWithinLimits(("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n\n".repeat(1_000_000))
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void tenThousandNestedPartsAreSurvived() {
        String mail = IntStream.range(0, 10_000)
                .mapToObj("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n"::formatted)
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .append("\ndeep")
                .toString();

        assertWithinLimits(mail.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aFieldOfFourMegabytesIsCut() {
        byte[] mail = ("Subject: x\n" + " 456789\n".repeat(524_286)).getBytes(StandardCharsets.US_ASCII);

        assertWithinLimits(mail);
        assertThat(parts(mail).headers().first("Subject").orElse("")).hasSizeBetween(50_000, 64 * 1024);
    }

    @Test
    void aLineOfFortyMegabytesIsCut() {
        byte[] line = new byte[40_000_000];
        Arrays.fill(line, (byte) 'x');
        RawMail mail = new RawMail("big", line, false);

        assertThat(mail.bytes()).hasSize(MailLimits.MAIL_BYTES);
        assertThat(mail.truncated()).isTrue();
        assertWithinLimits(line);
    }

    private static void assertWithinLimits(byte[] bytes) {
        MailParts parts = parts(bytes);
        Report report = Formats.shipped().read(parts).report();

        assertThat(parts.text()).hasSizeLessThanOrEqualTo(MailLimits.MAIL_BYTES);
        assertThat(parts.headers().fields()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(parts.returned().fields()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(groups(parts)).allSatisfy(group -> assertThat(group.fields()).hasSizeLessThanOrEqualTo(1_000));
        if (report instanceof DeliveryReport delivery) {
            assertThat(delivery.recipients()).hasSizeLessThanOrEqualTo(MailLimits.RECIPIENTS);
        }
    }

    /// A mail that was cut says less, never something else.
    @ParameterizedTest(name = "{0}")
    @MethodSource("some")
    void everyHeadOfAMailIsSurvivedAndNothingIsMadeUp(Sample sample) {
        byte[] whole = sample.bytes("\r\n");
        String said = said(whole);
        for (int length = 0; length < whole.length; length++) {
            byte[] head = Arrays.copyOf(whole, length);
            if (Formats.shipped().read(parts(head)).report() instanceof DeliveryReport report) {
                for (RecipientReport recipient : report.recipients()) {
                    assertThat(claims(recipient))
                            .as("of the first %d bytes", length)
                            .allSatisfy(claim -> assertThat(said).contains(claim));
                }
            }
        }
    }

    private static List<String> claims(RecipientReport recipient) {
        return Stream.of(
                        recipient.finalRecipient(),
                        recipient.originalRecipient(),
                        recipient.status().map(Object::toString),
                        recipient.remoteMta().map(mta -> mta.name()))
                .flatMap(claim -> claim.stream())
                .map(claim -> claim.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// All that a mail holds, as it came, decoded, and as the whole of it is read.
    private static String said(byte[] bytes) {
        MailParts parts = parts(bytes);
        StringBuilder said = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1)).append(parts.text());
        Stream.concat(Stream.of(parts.headers(), parts.returned()), groups(parts).stream())
                .flatMap(header -> header.fields().stream())
                .forEach(field -> said.append('\n').append(field.value()));
        if (Formats.shipped().read(parts).report() instanceof DeliveryReport report) {
            report.recipients().forEach(recipient -> said.append('\n').append(claims(recipient)));
        }
        String lower = said.toString().toLowerCase(Locale.ROOT);
        // As xtext (RFC 3461 section 4) an address reads so too, where the final recipient that tells is cut off.
        return lower + lower.replace("+2b", "+").replace("+3d", "=");
    }

    private static List<Headers> groups(MailParts parts) {
        return Arrays.stream(MachinePart.Kind.values())
                .flatMap(kind -> parts.machine(kind).stream())
                .flatMap(part -> part.groups().stream())
                .toList();
    }

    /// Spread over all dialects, so that mails are cut inside everything that they are made of.
    static List<Sample> some() {
        List<Sample> all = Sample.all();
        return IntStream.range(0, CUT_SAMPLES)
                .mapToObj(i -> all.get(i * all.size() / CUT_SAMPLES))
                .toList();
    }

    private static MailParts parts(byte[] bytes) {
        return MailReader.read(new RawMail("hostile", bytes, false));
    }
}
