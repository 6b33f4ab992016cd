package bounceledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.format.Sample;
import bounceledger.mail.MailParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// No sample and no example names a mailbox, a domain or a host that may be somebody's: only those set aside for
/// it (RFC 2606, RFC 6761, RFC 5737, RFC 3849).
class SampleHygieneTest {

    private static final Path RULES = Path.of("src/main/resources/bounceledger/classify/rules");

    private static final Pattern DOMAIN = Pattern.compile(
            "(?<![\\w.%-])(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,8}(\\p{L}{2,24})(?![\\w@-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAILBOX_DOMAIN =
            Pattern.compile("[\\w.+=-]{1,64}@((?:[\\p{L}\\p{N}_-]{1,63}\\.){0,8}[\\p{L}\\p{N}_-]{1,63})");
    private static final Pattern IPV4 =
            Pattern.compile("(?<!section )(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w]|\\.\\d)");
    private static final Pattern IPV6 =
            Pattern.compile("(?i)(?<![\\w:])(?:[0-9a-f]{1,4}:){2,7}(?::|[0-9a-f]{1,4}(?=:[0-9a-f]*:))[0-9a-f:]*");

    private static final Pattern RESERVED =
            Pattern.compile("(?i)(.*\\.)?(example(\\.(com|net|org))?|test|invalid|localhost)");
    private static final Pattern RESERVED_IP =
            Pattern.compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113|127\\.0\\.0)\\.\\d+");

    /// Hosts of providers, where the provider is what the sample is about, and SES's own message ids.
    private static final Set<String> PROVIDERS = Set.of("amazonses.com");

    /// What looks like a top-level domain and is the ending of a file's name.
    private static final Set<String> FILE_ENDINGS = Set.of("txt", "eml", "html", "png");

    /// What looks like a host's name and is a reason in Exchange's non-delivery reports.
    private static final Pattern EXCHANGE_REASON = Pattern.compile("RESOLVER\\.(?:ADR|RST)(?:\\.\\w+)?");

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounceledger.format.Sample#all")
    void sampleNamesNobody(Sample sample) {
        MailParts mail = sample.read("\n");
        String raw = new String(sample.bytes("\n"), StandardCharsets.UTF_8).replace("=\n", "");

        assertThat(strangers(raw)).as("%s", sample).isEmpty();
        assertThat(strangers(mail.text())).as("%s, decoded", sample).isEmpty();
    }

    /// Examples of rules quote providers, whose links name the provider: only mailboxes and addresses are checked.
    @Test
    void ruleExamplesNameNobody() throws IOException {
        if (Files.isDirectory(RULES)) {
            try (Stream<Path> files = Files.walk(RULES)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                    String yaml = Files.readString(file);
                    assertThat(Stream.concat(mailboxes(yaml), addresses(yaml)))
                            .as("%s", file)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            write to jo@example.org or jo@shop.example        | -
            write to jo@somewhere.de                          | somewhere.de
            from mx7.somewhere.co.uk by mx.example.net        | mx7.somewhere.co.uk
            [192.0.2.1] and [2001:db8::1]                     | -
            [192.0.3.1] refused it                            | 192.0.3.1
            client 2a01:4f8:1:2::7 refused                    | 2a01:4f8:1:2::7
            see RFC 5321 section 4.1.1.1                      | -
            550 5.1.1 RESOLVER.ADR.RecipNotFound; not found   | -
            RESOLVER.ADR.somewhere.de said no                 | RESOLVER.ADR.somewhere.de
            at 12:30:59 with (#5.1.1) and 550-5.7.1           | -
            """)
    void findsStrangers(String text, String stranger) {
        assertThat(strangers(text)).isEqualTo(Stream.ofNullable(stranger).toList());
    }

    static List<String> strangers(String text) {
        List<String> found = new ArrayList<>();
        DOMAIN.matcher(text)
                .results()
                .filter(match -> !FILE_ENDINGS.contains(match.group(1).toLowerCase(Locale.ROOT)))
                .map(match -> match.group())
                .filter(domain ->
                        !isReserved(domain) && !EXCHANGE_REASON.matcher(domain).matches())
                .forEach(found::add);
        addresses(text).forEach(found::add);
        return found;
    }

    private static Stream<String> mailboxes(String text) {
        return MAILBOX_DOMAIN
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(domain -> !isReserved(domain));
    }

    private static Stream<String> addresses(String text) {
        Stream<String> v4 = IPV4.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(address -> !RESERVED_IP.matcher(address).matches());
        Stream<String> v6 = IPV6.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(address -> !address.toLowerCase(Locale.ROOT).startsWith("2001:db8:"));
        return Stream.concat(v4, v6);
    }

    private static boolean isReserved(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return RESERVED.matcher(lower).matches()
                || PROVIDERS.stream().anyMatch(provider -> lower.equals(provider) || lower.endsWith("." + provider));
    }
}
