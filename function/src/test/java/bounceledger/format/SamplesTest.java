package bounceledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.mail.MailParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The dialects test themselves: each has samples, and the report that each sample is stands beside it.
/// To test a new dialect, write its class and its samples; nothing here changes. A mail that no format may claim, such
/// as an answer that quotes a bounce, is a sample in the folder `none`.
class SamplesTest {

    private static final Path SOURCES = Path.of("src/main/java/bounceledger");
    private static final String NO_REPORT = "none";
    private static final Pattern QUIRK_SAMPLE = Pattern.compile("(?:[\\w-]+/)+\\d\\d-[\\w-]+\\.eml");

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounceledger.format.Sample#all")
    void readsWhatTheSampleSays(Sample sample) throws IOException {
        String expected = Files.exists(sample.expected()) ? Files.readString(sample.expected()) : "";
        String actual = ReportYaml.of(Formats.shipped().read(sample.read("\n")));

        Path kept = keep(actual, sample.expected());
        assertThat(actual)
                .as(
                        "%s\nto accept what was read, after reading it:\n(cd function && cp %s %s)\n",
                        sample, kept, sample.expected())
                .isEqualTo(expected);
    }

    /// The test never overwrites an expectation.
    private static Path keep(String actual, Path expected) throws IOException {
        Path kept = Path.of("target/actual").resolve(Sample.FOLDER.relativize(expected));
        Files.createDirectories(kept.getParent());
        return Files.writeString(kept, actual);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounceledger.format.Sample#all")
    void lineEndsDoNotMatter(Sample sample) {
        String lf = ReportYaml.of(Formats.shipped().read(sample.read("\n")));

        assertThat(ReportYaml.of(Formats.shipped().read(sample.read("\r\n"))))
                .as("CRLF")
                .isEqualTo(lf);
        assertThat(ReportYaml.of(Formats.shipped().read(sample.read("\r"))))
                .as("bare CR")
                .isEqualTo(lf);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounceledger.format.Sample#all")
    void noEarlierFormatClaimsIt(Sample sample) {
        MailParts mail = sample.read("\n");

        Stream<String> claiming = Formats.shipped().inOrder().stream()
                .filter(format -> format.read(mail).isPresent())
                .map(Format::name);

        assertThat(claiming.findFirst().orElse(NO_REPORT)).as("%s", sample).isEqualTo(sample.dialect());
    }

    @Test
    void everyFormatIsListedAndHasSamples() {
        List<String> written = Sample.list(SOURCES.resolve("format"), "Format.java").stream()
                .map(file ->
                        file.getFileName().toString().replace("Format.java", "").toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> listed =
                Formats.shipped().inOrder().stream().map(Format::name).toList();
        List<String> sampled = Sample.all().stream()
                .map(Sample::dialect)
                .filter(dialect -> !dialect.equals(NO_REPORT))
                .distinct()
                .toList();

        assertThat(listed).as("in Formats, beside the classes").containsExactlyInAnyOrderElementsOf(written);
        assertThat(sampled).as("with samples, beside Formats").containsExactlyInAnyOrderElementsOf(listed);
    }

    /// The systems that we say we read, and the folders of their samples in `notice`: none is claimed without a sample.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            qmail and its kin        | qmail qmail-vpopmail qmail-ldap netqmail
            Exim                     | exim
            Sendmail, old and new    | sendmail-5 sendmail-8
            Postfix, plain           | postfix postfix-old
            Exchange                 | exchange-5 exchange-2003 exchange-2007 exchange-2010 exchange-online
            Domino                   | domino lotus-smtp-mta
            Courier                  | courier
            OpenSMTPD                | opensmtpd
            DragonFly                | dragonfly
            Oracle Messaging Server  | oracle-messaging
            MailMarshal              | mailmarshal
            IMail                    | imail
            Amavis                   | amavis
            Barracuda                | barracuda
            Mimecast                 | mimecast
            MessageLabs              | messagelabs
            Trend Micro              | trend-imss
            Proofpoint               | proofpoint
            McAfee                   | mcafee
            Gmail, Groups, Workspace | gmail google-groups google-workspace
            Yahoo and AOL            | yahoo aol
            GMX and 1&1              | gmx 1and1
            Mail.ru and Yandex       | mail-ru yandex
            Zoho                     | zoho
            Apple                    | icloud
            Amazon                   | amazon-ses amazon-workmail
            SendGrid                 | sendgrid
            PowerMTA                 | powermta
            Japanese carriers        | au-ezweb docomo softbank
            local delivery agents    | dovecot procmail maildrop
            people and the unknown   | free-text forwarding recipient-elsewhere broken
            """)
    void everySystemThatWeReadHasSamples(String system, String folders) {
        List<String> samples = Sample.all().stream().map(Sample::toString).toList();

        assertThat(folders.split(" "))
                .as(system)
                .allSatisfy(
                        folder -> assertThat(samples).anyMatch(sample -> sample.startsWith("notice/" + folder + "/")));
    }

    @Test
    void everyExpectationHasItsSample() {
        assertThat(Sample.list(Sample.FOLDER, ".expected.yaml"))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.all().stream().map(Sample::expected).toList());
    }

    @Test
    void everyQuirkNamesASampleThatIsThere() throws IOException {
        List<String> samples = Sample.all().stream().map(Sample::toString).toList();
        for (Path source : Sample.list(SOURCES, ".java")) {
            assertThat(QUIRK_SAMPLE.matcher(Files.readString(source)).results().map(match -> match.group()))
                    .as("samples that %s names", source)
                    .isSubsetOf(samples);
        }
    }
}
