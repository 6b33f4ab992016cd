package bounceledger.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Classifier;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.smtp.MailAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReporterTest {

    private static final Kinship KINSHIP = Kinship.with(Classifier.shipped()::providerOf);

    private static final String BY_SES = """
            Return-Path: <>
            Received: from mx.example.org (mx.example.org [192.0.2.25])
             by inbound-smtp.eu-west-1.amazonaws.com with SMTP id abc123
             for bounces@bounce.example.com;
             Fri, 20 Nov 2026 12:00:00 +0000 (UTC)
            X-SES-Spam-Verdict: PASS
            X-SES-Virus-Verdict: PASS
            Received-SPF: pass (spfCheck: domain of mx.example.org designates 192.0.2.25 as permitted sender) \
            client-ip=192.0.2.25; envelope-from=postmaster@mx.example.org; helo=mx.example.org;
            Authentication-Results: amazonses.com;
             spf=pass (spfCheck: domain of mx.example.org designates 192.0.2.25 as permitted sender) \
            client-ip=192.0.2.25; envelope-from=postmaster@mx.example.org; helo=mx.example.org;
             dkim=pass header.i=@example.org;
             dmarc=pass header.from=example.org;
            X-SES-RECEIPT: AEFBQUFB
            X-SES-DKIM-SIGNATURE: a=rsa-sha256; b=x
            Received: by mx.example.org (Postfix) id 1
            From: Mail system <MAILER-DAEMON@example.org>
            Subject: Undelivered
            """;

    /// What is replaced in a report that SES found to be of example.org's own system, and by what; `$` is nothing.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jo@example.org        | $                            | $                                      | true
            jo@sub.example.org    | $                            | $                                      | true
            jo@example.net        | $                            | $                                      | false
            jo@example.org        | MAILER-DAEMON@               | postmaster@                            | true
            jo@example.org        | MAILER-DAEMON@               | jo.doe@                                | false
            jo@example.org        | MAILER-DAEMON@example.org    | MAILER-DAEMON@evil.example             | false
            jo@example.org        | Subject: Undelivered         | From: MAILER-DAEMON@example.org        | false
            jo@example.org        | Return-Path: <>              | Return-Path: <x@evil.example>          | false
            jo@example.org        | dmarc=pass                   | dmarc=none                             | true
            jo@example.org        | dmarc=pass header.from=example.org; | $                               | true
            jo@example.org        | inbound-smtp.eu-west-1.amazonaws.com | inbound-smtp.evil.example      | false
            jo@example.org        | amazonses.com;               | mx.example.net;                        | false
            jo@example.org        | X-SES-RECEIPT: AEFBQUFB      | X-Other: 1                             | false
            jo@example.org        | helo=mx.example.org;         | helo=a;dkim=pass header.i=@gmail.com;  | false
            jo@example.org        | header.i=@example.org        | header.i="@a;"@example.org             | false
            jo@example.org        | X-SES-Virus-Verdict: PASS    | X-SES-Spam-Verdict: PASS               | false
            """)
    void speaksForItsOwnDomain(String recipient, String from, String to, boolean keeps) {
        String mail = from.equals("$")
                ? BY_SES
                : BY_SES.replace(from.replace("\\n", "\n"), to.equals("$") ? "" : to.replace("\\n", "\n"));

        assertThat(reporter(mail).keeps(MailAddress.parse(recipient).orElseThrow()))
                .isEqualTo(keeps);
    }

    /// What is left of a pass when SES found only one of three.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spf=pass | dkim=fail | dmarc=fail | true
            spf=fail | dkim=pass | dmarc=fail | true
            spf=fail | dkim=fail | dmarc=pass | true
            spf=fail | dkim=fail | dmarc=fail | false
            """)
    void onePassIsEnough(String spf, String dkim, String dmarc, boolean keeps) {
        String mail = BY_SES.replace("spf=pass", spf).replace("dkim=pass", dkim).replace("dmarc=pass", dmarc);

        assertThat(reporter(mail).keeps(MailAddress.parse("jo@example.org").orElseThrow()))
                .isEqualTo(keeps);
    }

    /// A stranger writes all of it himself, below what SES writes.
    @Test
    void ignoresWhatStandsBelowTheReceipt() {
        String real = BY_SES.substring(0, BY_SES.indexOf("Received: by mx"))
                .replace("example.org", "evil.example")
                .replace("=pass", "=fail");

        assertThat(reporter(real + BY_SES)
                        .keeps(MailAddress.parse("jo@example.org").orElseThrow()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "googlemail.com, gmail.com, true",
        "mail-x.google.com, gmail.com, true",
        "example.org, gmail.com, false",
        "google.com, example.org, false",
        "example.org, a.example.org, true",
        "a.example.org, b.example.org, false",
        "co.uk, shop.co.uk, false",
        "com, example.com, false",
        "onmicrosoft.com, jo.onmicrosoft.com, false",
        "notexample.org, example.org, false"
    })
    void knowsKin(String domain, String recipientDomain, boolean kin) {
        assertThat(KINSHIP.speaksFor(domain, recipientDomain)).isEqualTo(kin);
    }

    private static Reporter reporter(String mail) {
        byte[] bytes = (mail + "\nx").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return Reporter.of(MailReader.read(new RawMail("x", bytes, false)).headers(), KINSHIP);
    }
}
