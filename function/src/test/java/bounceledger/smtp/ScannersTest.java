package bounceledger.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The hand-written scanners against the regular expressions that say the same, on 20,000 texts from a small alphabet.
class ScannersTest {

    private static final String[] PIECES = {
        "550",
        "421",
        "250",
        "199",
        "660",
        "5.1.1",
        "4.2.2",
        "5.7.708",
        "4.11.26",
        "5.1.1.20",
        "5.1.10",
        "5.1.1234",
        "#",
        "(",
        ")",
        " ",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u0085",
        "\u2028",
        "->",
        "-> ",
        "-",
        "<<< ",
        ">",
        "<",
        "... ",
        ":",
        ";",
        ",",
        "'",
        "\"",
        "[",
        "]",
        "], ",
        "：",
        "said:",
        "was: ",
        "Said: ",
        "remote host said: ",
        "SMTP error, ",
        "SMTP error",
        "smtp;",
        "x-unix ; ",
        "X-;",
        "x-mta;",
        "utf-8;",
        "error ",
        "status\t",
        "Code ",
        "with ",
        "Exim ",
        "version ",
        "a",
        "Z",
        "9",
        "0",
        "5",
        "4",
        ".",
        "_",
        "@",
        "é",
        "\u0301",
        "ſ",
        "日",
        "\ud83d\ude00",
        "\ud83d",
        "\\",
        "jo@example.org",
        "550-'",
        "550 5.1.1 ",
        "\n550-",
        "\n550 5.1.1 "
    };

    private static Stream<String> texts() {
        Random chance = new Random(1);
        return IntStream.range(0, 20_000).mapToObj(number -> {
            StringBuilder text = new StringBuilder();
            for (int left = 1 + chance.nextInt(9); left > 0; left--) {
                text.append(PIECES[chance.nextInt(PIECES.length)]);
            }
            return text.toString();
        });
    }

    @Test
    void readsStatuses() {
        Pattern status = Pattern.compile("(?<![\\w.])(?<!(?i:exim|postfix|sendmail|version) )"
                + "([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\w)(?![\\d.]*\\d)");
        assertThat(texts())
                .allSatisfy(text -> assertThat(EnhancedStatus.firstIn(text).map(EnhancedStatus::toString))
                        .isEqualTo(status.matcher(text)
                                .results()
                                .filter(match -> !match.group(2).matches("1[0-2]|01[0-2]")
                                        || match.group(3).length() != 2)
                                .map(match -> match.group(1) + "." + Integer.parseInt(match.group(2)) + "."
                                        + Integer.parseInt(match.group(3)))
                                .findFirst()));
    }

    @Test
    void readsCodes() {
        Pattern code = Pattern.compile(
                "(?:^|[:;'\"(>#\\[|：（【「『«„“‘]\\s?|\\],\\s+|->\\s*+|<<<\\s+|[\\r\\n][ \\t]*+"
                        + "|(?:\\b(?:error|status|smtp|with|answer|reply|reason|result|fehler|grund|antwort|erreur)|code)\\s+)"
                        + "([2-5][0-5]\\d)(?=[ \\-:#;,\\]]|\\)?$)"
                        + "|(?<![\\w.@/:\\-])(([245])[0-5]\\d)(?=[ -]#?\\3\\.\\d{1,3}\\.\\d{1,3}(?![.\\w]))",
                Pattern.CASE_INSENSITIVE);
        assertThat(texts())
                .allSatisfy(text -> assertThat(ReplyCode.firstIn(text).map(ReplyCode::toString))
                        .isEqualTo(first(code, text)
                                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))));
    }

    @Test
    void readsTypes() {
        Pattern type = Pattern.compile(
                "^\\s*(e?smtp|x-[a-z0-9-]+|x400|lmtp|dns|local|unix|notes|utf-8)\\s*;\\s*", Pattern.CASE_INSENSITIVE);
        assertThat(texts())
                .allSatisfy(text -> assertThat(DiagnosticType.of(text))
                        .isEqualTo(first(type, text)
                                .map(match -> new DiagnosticType(match.group(1).toLowerCase(Locale.ROOT), match.end()))
                                .orElse(new DiagnosticType("", 0))));
    }

    @Test
    void readsLeads() {
        Pattern lead = Pattern.compile("^(?:SMTP error,? ?|#)?([2-5][0-5]\\d)(?:[ \\-:#;,]+|$)"
                + "(?:#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\w])[ :\\-]*)?");
        Pattern status = Pattern.compile("^\\(?#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\w])\\)?[ :\\-]*");
        assertThat(texts()).allSatisfy(text -> {
            assertThat(ReplyLead.of(text))
                    .isEqualTo(
                            first(lead, text).map(match -> new ReplyLead(match.group(1), match.group(2), match.end())));
            assertThat(ReplyLead.statusLead(text))
                    .isEqualTo(first(status, text).map(Matcher::end).orElse(0));
        });
    }

    @Test
    void findsQuotedReplies() {
        Pattern quote = Pattern.compile(
                "->\\s*['\"]?(?=[245][0-5]\\d[ -]|[245]\\.\\d{1,3}\\.\\d{1,3} )"
                        + "|\\b(?=[45]\\d\\d-')"
                        + "|(?<=>)\\.\\.\\. (?=[45][0-5]\\d )"
                        + "|\\b(?:said|was):\\s*(?=[245][0-5]\\d[ -])"
                        + "|\\bremote host said:\\s*",
                Pattern.CASE_INSENSITIVE);
        assertThat(texts())
                .allSatisfy(text -> assertThat(ReplyQuote.firstIn(text))
                        .isEqualTo(first(quote, text).map(match -> new ReplyQuote(match.start(), match.end()))));
    }

    @Test
    void takesRepeatsOff() {
        for (String status : new String[] {null, "5.1.1"}) {
            String again = status == null
                    ? "(?:[245]\\.\\d{1,3}\\.\\d{1,3}[ :])?"
                    : "(?:#?" + Pattern.quote(status) + "[ :]?)?";
            assertThat(texts())
                    .allSatisfy(text -> assertThat(SmtpReply.withoutRepeats(text, new ReplyLead("550", status, 0)))
                            .isEqualTo(text.replaceAll("(?<=\\s)550[ -]\\s?" + again, "\n")
                                    .replaceAll("\\s+", " ")
                                    .strip()));
        }
    }

    @Test
    void readsAddresses() {
        Pattern atom = Pattern.compile("[^\\s\"<>,;:\\\\()\\[\\]@\\p{Cntrl}\\p{Cs}]+");
        assertThat(texts())
                .filteredOn(text -> Stream.of("@", "<", ">", "\"").noneMatch(text::contains))
                .allSatisfy(text -> assertThat(
                                MailAddress.parse("<" + text + "@example.org>").isPresent())
                        .isEqualTo(atom.matcher(text.stripLeading()).matches()));
    }

    @Test
    void readsDomains() {
        Pattern host = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
        assertThat(texts().map(text -> text.replaceAll("[^A-Za-z0-9._-]", "").repeat(4)))
                .allSatisfy(text -> assertThat(DomainName.ascii(text)
                                .filter(name -> host.matcher(name).matches()))
                        .isEqualTo(
                                byTheJdk(text).filter(name -> host.matcher(name).matches())));
    }

    private static Optional<String> byTheJdk(String name) {
        try {
            String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            return Optional.of(IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT))
                    .filter(ascii -> ascii.length() <= 255);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Matcher> first(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find);
    }
}
