package bounceledger.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What mails say in other letters than those of ASCII, in their bodies and their fields.
class CharsetsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            =?utf-8?Q?Gr=C3=BC=C3=9Fe?=                     | Grüße
            =?iso-8859-1?Q?Gr=FC=DFe?=                      | Grüße
            =?iso-2022-jp?B?GyRCSVRDIxsoQg==?=              | 不達
            =?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe?=        | Grüße
            Re: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= an alle         | Re: Grüße an alle
            =?x-unknown?Q?abc?=                             | =?x-unknown?Q?abc?=
            =?utf-8?Q?abc                                   | =?utf-8?Q?abc
            """)
    void decodesEncodedWords(String raw, String expected) {
        assertThat(read(("Subject: " + raw + "\n\n").getBytes(StandardCharsets.US_ASCII))
                        .headers()
                        .first("Subject"))
                .contains(expected);
    }

    /// A label may lie; the bytes decide between UTF-8 and the West, and tell what Japan sent.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            utf-8        | UTF-8        | größer
            utf-8        | windows-1252 | größer
            us-ascii     | UTF-8        | größer
            iso-8859-1   | UTF-8        | größer
            x-unknown    | windows-1252 | größer
            shift_jis    | Shift_JIS    | 宛先不明
            us-ascii     | ISO-2022-JP  | 宛先不明
            koi8-r       | KOI8-R       | ящик
            utf-16       | UTF-16       | größer
            UTF8         | UTF-8        | größer
            'utf-8'      | UTF-8        | größer
            shift_jis    | ISO-2022-JP  | 宛先不明
            cp-850       | IBM850       | größer
            iso8859_15   | ISO-8859-15  | größer
            win-1251     | windows-1251 | ящик
            gb2312       | GB18030      | 邮箱不存在
            iso-8859-8-i | ISO-8859-8   | תיבה
            unknown-8bit | KOI8-R       | Почтовый ящик переполнен
            us-ascii     | windows-1251 | Почтовый ящик переполнен
            utf-8        | Shift_JIS    | 宛先のメールアドレスが見つかりません
            iso-8859-1   | EUC-JP       | 宛先のメールアドレスが見つかりません
            us-ascii     | GB18030      | 邮箱不存在，请检查收件人地址
            ansi_x3.4    | windows-1252 | größer
            utf-7        | US-ASCII     | no user
            ks_c_5601-1987 | EUC-KR     | 사서함
            """)
    void decodesText(String label, String charset, String text) {
        assertThat(textOf(label, text.getBytes(Charset.forName(charset)))).isEqualTo(text);
    }

    /// Half of a letter before a line end takes some of the end along: of each kind of end the same.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shift_jis   | 88b6 90e6 88    | # half of a letter
            euc-jp      | b0b8 c0e8 b0    | # half of a letter
            gb18030     | d3ca cfe4 81    | # half of a letter
            utf-8       | c3a4 e5ae       | # two thirds of a letter
            iso-2022-jp | 1b244230382140  | # still shifted
            iso-2022-jp | 1b2442303821    | # half of a letter, still shifted
            x-unknown   | 88b690e688      | # whatever it is
            """)
    void doesNotCareWhichLineEndsFollow(String label, String line, String what) {
        byte[] broken = HexFormat.of().parseHex(line.replace(" ", ""));

        assertThat(textOf(label, joined(broken, "\r\nno user\r\n")))
                .as(what)
                .isEqualTo(textOf(label, joined(broken, "\nno user\n")))
                .isEqualTo(textOf(label, joined(broken, "\rno user\r")))
                .contains("no user");
    }

    /// RFC 6532 has UTF-8 in fields; before it, each wrote what he had.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8        | Grüße
            windows-1252 | Grüße
            UTF-8        | 宛先不明
            ISO-2022-JP  | 宛先不明
            """)
    void decodesBytesInFields(String charset, String text) {
        byte[] mail = ("Subject: " + text + "\nFrom: \"" + text + "\" <jo@example.org>\n\nx")
                .getBytes(Charset.forName(charset));
        Headers headers = read(mail).headers();

        assertThat(headers.first("Subject")).contains(text);
        assertThat(headers.addresses("From")).containsExactly("jo@example.org");
    }

    @Test
    void readsAnAddressInUtf8() {
        Headers headers = read("To: jörg@bücher.example\n\n".getBytes(StandardCharsets.UTF_8))
                .headers();

        assertThat(headers.addresses("To")).containsExactly("jörg@bücher.example");
    }

    private static String textOf(String label, byte[] body) {
        String head = "Content-Type: text/plain; charset=" + label + "\n\n";
        return read(joined(head.getBytes(StandardCharsets.US_ASCII), body)).text();
    }

    private static byte[] joined(byte[] first, String then) {
        return joined(first, then.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[] first, byte[] then) {
        byte[] both = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, both, first.length, then.length);
        return both;
    }

    private static MailParts read(byte[] mail) {
        return MailReader.read(new RawMail("test", mail, false));
    }
}
