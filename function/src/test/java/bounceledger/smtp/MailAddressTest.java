package bounceledger.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jo@example.org                          | jo@example.org
            Jo.Smith@Example.ORG                    | jo.smith@example.org
            <jo@example.org>                        | jo@example.org
            Jo Smith <jo@example.org>               | jo@example.org
            "Smith, Jo" <jo@example.org>            | jo@example.org
            "jo@home" <jo@example.org>              | jo@example.org
            =?utf-8?q?Jo?= < jo@example.org >       | jo@example.org
            mailto:jo@example.org                   | jo@example.org
            <MAILTO:jo@example.org>                 | jo@example.org
            jo+news@example.org                     | jo+news@example.org
            j.o@example.org                         | j.o@example.org
            .jo..smith.@example.org                 | .jo..smith.@example.org
            jo@example.org.                         | jo@example.org
            "jo"@example.org                        | jo@example.org
            "j\\o"@example.org                       | jo@example.org
            "jo smith"@example.org                  | "jo smith"@example.org
            "jo@home"@example.org                   | "jo@home"@example.org
            "jo\\"smith"@example.org                 | "jo\\"smith"@example.org
            jo@bücher.example                       | jo@xn--bcher-kva.example
            jo@BÜCHER.example                       | jo@xn--bcher-kva.example
            jo@xn--bcher-kva.example                | jo@xn--bcher-kva.example
            jo@straße.example                       | jo@xn--strae-oqa.example
            jo@mail.STRAßE.example                  | jo@mail.xn--strae-oqa.example
            jo@strasse.example                      | jo@strasse.example
            jo@βόλος.example                        | jo@xn--nxasmm1c.example
            jo@βόλοσ.example                        | jo@xn--nxasmq6b.example
            jo@例え。テスト                           | jo@xn--r8jz45g.xn--zckzah
            jürgen@example.org                      | jürgen@example.org
            JÜRGEN@example.org                      | jürgen@example.org
            jo@[192.0.2.1]                          | jo@[192.0.2.1]
            jo@[IPv6:2001:DB8::1]                   | jo@[ipv6:2001:db8::1]
            jo@localhost                            | jo@localhost
            jo_x@mail_host.example.org              | jo_x@mail_host.example.org
            o'hara/d%x&y=z@example.org              | o'hara/d%x&y=z@example.org
            """)
    void hasOneKey(String written, String key) {
        assertThat(MailAddress.parse(written)).map(MailAddress::key).hasValue(key);
    }

    /// The letter may be written as one code point or as two.
    @Test
    void hasOneKeyHoweverItsLettersAreComposed() {
        assertThat(MailAddress.parse("ju\u0308rgen@example.org").map(MailAddress::key))
                .isEqualTo(MailAddress.parse("j\u00fcrgen@example.org").map(MailAddress::key));
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(MailAddress.parse("Jo <Jo+News@Bücher.Example>")).hasToString("Optional[Jo+News@Bücher.Example]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "jo",
                "@example.org",
                "jo@",
                "jo@.",
                "jo@..",
                "jo@example..org",
                "jo@.example.org",
                "jo@exa mple.org",
                "jo smith@example.org",
                "jo\n@example.org",
                "jo\u0000@example.org",
                "\"jo\n\"@example.org",
                "\"jo@example.org",
                "jo@home@",
                "jo;x@example.org",
                "rfc822;jo@example.org",
                "jo@example.org?subject=hi",
                "jo@example.org, mo@example.org",
                "<>",
                "<@example.net:jo@example.org>",
                "undisclosed-recipients:;",
                "jo@[192.0.2.1",
                "jo@[]",
                "jo@\u3002",
                "jo@xn--a.\ud800",
                "jo\ud800@example.org",
                "\"jo\ud800\"@example.org"
            })
    void isNoAddress(String junk) {
        assertThat(MailAddress.parse(junk)).isEmpty();
    }

    @Test
    void partsHaveTheirLengths() {
        assertThat(MailAddress.parse("j".repeat(256) + "@example.org")).isPresent();
        assertThat(MailAddress.parse("j".repeat(257) + "@example.org")).isEmpty();
        assertThat(MailAddress.parse("jo@" + "j".repeat(63) + ".org")).isPresent();
        assertThat(MailAddress.parse("jo@" + "j".repeat(64) + ".org")).isEmpty();
        assertThat(MailAddress.parse("jo@" + "j.".repeat(126) + "org")).isPresent();
        assertThat(MailAddress.parse("jo@" + "j.".repeat(127) + "org")).isEmpty();
    }

    @Test
    void noneIsMadeOfWhatIsNone() {
        assertThatThrownBy(() -> new MailAddress("jo smith", "example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jo smith@example.org");
        assertThatThrownBy(() -> new MailAddress("jo", "a.".repeat(500_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "<", ">", "\"", "\\\"", "a.", ".", "[", " ", "ü", "\"\\", "a@a."})
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMegabyteOfJunkIsNoAddress(String junk) {
        String much = junk.repeat(1_000_000 / junk.length());

        assertThat(MailAddress.parse(much)).isEmpty();
        assertThat(MailAddress.parse("\"" + much + "\"@example.org")).isEmpty();
        assertThat(MailAddress.parse("jo@" + much)).isEmpty();
    }
}
