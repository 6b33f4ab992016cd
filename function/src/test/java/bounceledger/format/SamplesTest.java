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
