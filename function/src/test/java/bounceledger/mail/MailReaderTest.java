package bounceledger.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>no such<br>user</p>                      | no such/user
            <div>a &lt;jo@example.org&gt; b</div>       | a <jo@example.org> b
            to <jo@example.org> failed                  | to <jo@example.org> failed
            <style>p{}</style><b>over</b> quota         | over quota
            5 &amp; 6 &#228; &#xE4; &nope; &            | 5 & 6 ä ä &nope; &
            <td>550&nbsp;5.1.1</td>                     | 550 5.1.1
            a < b                                       | a < b
            <h1>Failed</h1><p>one<p>two                 | Failed//one//two
            <ul><li>one<li>two</ul>three                | one/two//three
            <tr><td>To:</td><td>jo@example.org</td><tr> | To: jo@example.org
            <a href="mailto:jo@example.org">Jo</a>: no  | Jo <jo@example.org>: no
            <a href="mailto:jo@example.org">jo@example.org</a> | jo@example.org
            <a href="http://example.org/?jo@x">Jo</a>   | Jo
            <!-- <p>not > this --><b>over</b> quota     | over quota
            <img alt="a > b">over quota                 | over quota
            <p title="never closed>over quota           | over quota
            <div><div>over</div></div><div>quota</div>  | over/quota
            &eacute;&hellip;&commat;&euro;              | é…@€
            <script>if (a < b) alert("x")</script>over  | over
            <p>&nbsp;</p><p>over</p>                    | over
            """)
    void reducesHtmlToText(String html, String expected) {
        MailParts mail = read("Content-Type: text/html; charset=utf-8\n\n" + html);

        assertThat(mail.text()).isEqualTo(expected.replace("/", "\n"));
    }

    @Test
    void endsTheTextWhereAHeaderBegins() {
        MailParts mail = read("""
                Subject: failed

                jo@example.org is unknown here.

                Return-Path: <a@example.com>
                Received: by mx.example.net
                  with SMTP
                Message-ID: <1@example.com>
                Subject: hello

                550 not a report
                """);

        assertThat(mail.text().strip()).isEqualTo("jo@example.org is unknown here.");
        assertThat(mail.returned().first("Message-ID")).contains("<1@example.com>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ----- Original message follows -----                     | true
            ------ This is a copy of your message, with its headers. | true
            Original message headers:                                | true
            ----- Transcript of the session follows -----            | false
            Your original message could not be delivered to:         | false
            -- two dashes --                                         | false
            """)
    void knowsTheLineAboveAReturnedMessage(String line, boolean separates) {
        assertThat(HumanText.of("before\n" + line + "\nafter\n").returned().isEmpty())
                .isEqualTo(!separates);
    }

    @Test
    void neverReadsTheBodyOfAReturnedMessage() {
        MailParts mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b

                outer
                --b
                Content-Type: message/rfc822

                Content-Type: multipart/report; boundary=c
                Message-ID: <inner@example.com>

                --c
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; jo@example.org
                --c--
                --b--
                """);

        assertThat(mail.text().strip()).isEqualTo("outer");
        assertThat(mail.machine(MachinePart.Kind.DELIVERY_STATUS)).isEmpty();
        assertThat(mail.returned().first("Message-ID")).contains("<inner@example.com>");
    }

    @Test
    void readsAContentTypeThatBreaksTheGrammar() {
        MailParts mail = read("""
                Content-Type: multipart/report; report-type=delivery-status; boundary=a?b; ;

                --a?b
                Content-Type: text/plain; charset==

                still there
                --a?b--
                """);

        assertThat(mail.reportType()).isEqualTo(Optional.of("delivery-status"));
        assertThat(mail.text().strip()).isEqualTo("still there");
    }

    @Test
    void keepsWhatDamagedBase64Holds() {
        MailParts mail = read("Content-Transfer-Encoding: base64\n\naGVsbG8gd29y\n!!!!\nbGQgYW5kIG");

        assertThat(mail.text()).startsWith("hello wor");
    }

    /// RFC 2231: in pieces, encoded, or both.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            boundary="a b"; report-type=delivery-status
            boundary*0="a "; boundary*1=b; report-type*=us-ascii'en'delivery%2Dstatus
            boundary*=us-ascii''a%20b; report-type=Delivery-Status
            report-type="delivery-status"; BOUNDARY="a\\ b"
            boundary="a b"; report-type = delivery-status (comment)
            """)
    void readsParametersOfATypeHoweverWritten(String parameters) {
        MailParts mail = read("Content-Type: multipart/report; " + parameters
                + "\n\n--a b\nContent-Type: text/plain; charset*=''utf-8\n\ngrößer\n--a b--\n");

        assertThat(mail.reportType()).contains("delivery-status");
        assertThat(mail.text().strip()).isEqualTo("größer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=3Db=0Ac          | a=b/c
            a=/b=/=/=/c        | abc
            a=ZZb=             | a=ZZb
            a==3Db=3           | a==b=3
            100=25 =e4=F6      | 100% äö
            """)
    void readsQuotedPrintable(String encoded, String text) {
        MailParts mail =
                read("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: Quoted-Printable"
                        + "\n\n" + encoded.replace("/", "\n"));

        assertThat(mail.text()).isEqualTo(text.replace("/", "\n"));
    }

    @Test
    void findsAReturnedMessageBeforeTheReportAndSeveralReports() {
        MailParts mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                Message-ID: <first@example.com>

                x
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; jo@example.org
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; flo@example.org
                --b--
                """);

        assertThat(mail.machine(MachinePart.Kind.DELIVERY_STATUS))
                .flatExtracting(part -> part.groups().getFirst().all("Final-Recipient"))
                .containsExactly("rfc822; jo@example.org", "rfc822; flo@example.org");
        assertThat(mail.returned().first("Message-ID")).contains("<first@example.com>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void findsFieldsBehindManyEmptyLines(String lineEnd) {
        String body =
                "\n".repeat(100) + "Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; jo@example.org\n";

        MailParts mail = read(("Content-Type: text/plain\n\n" + body).replace("\n", lineEnd));

        assertThat(mail.machine(MachinePart.Kind.DELIVERY_STATUS))
                .singleElement()
                .satisfies(part -> assertThat(part.groups()).hasSize(2));
    }

    @Test
    void readsAReturnedMessageInBase64() {
        MailParts mail = read("""
                Content-Type: multipart/report; boundary=b

                --b
                Content-Type: message/rfc822
                Content-Transfer-Encoding: base64

                TWVzc2FnZS1JRDogPDFAZXhhbXBsZS5jb20+CgpoZWxsbwo=
                --b--
                """);

        assertThat(mail.returned().first("Message-ID")).contains("<1@example.com>");
    }

    private static MailParts read(String mail) {
        return MailReader.read(new RawMail("test", mail.getBytes(StandardCharsets.UTF_8), false));
    }
}
