package bounceledger.tools.local;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLogIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    mx smtp[1]: 4X: to=<jo@example.com>, relay=mx.example.com[203.0.113.7]:25, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.7] said: 550 no (in reply to RCPT TO command)) | host mx.example.com[203.0.113.7] said: 550 no (in reply to RCPT TO command)
                    mx smtp[1]: 4X: relay=none, dsn=4.4.1, status=deferred (connect to mx.example.com: Connection timed out) | connect to mx.example.com: Connection timed out
                    mx smtp[1]: 4X: relay=mx.example.com[203.0.113.7]:25, dsn=2.0.0, status=sent (250 2.0.0 OK) |
                    mx sendmail[1]: x: relay=mx.example.com., dsn=5.1.1, stat=User unknown | User unknown
                    1abcde-0001Ab-2C ** jo@example.com H=mx.example.com [203.0.113.7]: SMTP error from remote mail server after RCPT TO:<jo@example.com>: 550 no | 550 no
                    550 5.1.1 no such user           | 550 5.1.1 no such user
                    5.1.1 no such user               | 5.1.1 no such user
                    250 2.0.0 OK                     |
                    mx dovecot: login of jo from 203.0.113.7, 550 ms |
                    """)
    void picksTheReply(String line, String reply) {
        assertThat(MailLog.report(line).map(RecipientReport::diagnostic).orElse(null))
                .isEqualTo(reply);
    }

    @Test
    void takesStatusAndServerFromTheLine() {
        RecipientReport report = MailLog.report(
                        "4X: relay=mx.example.com[203.0.113.7]:25, dsn=5.1.1, status=bounced (host said: 550 no)")
                .orElseThrow();
        assertThat(report.status()).map(EnhancedStatus::toString).contains("5.1.1");
        assertThat(report.remoteMta()).map(mta -> mta.name()).contains("mx.example.com");
    }

    @Test
    void joinsTheLinesOfOneReply() throws IOException {
        List<String> replies = new ArrayList<>();
        int lines =
                new MailLog(new BufferedReader(new StringReader("""
                        550-5.7.26 one
                        550 5.7.26 two
                        550-5.7.1 all on a line 550 5.7.1 of its own
                        550-5.7.1 once more 550 5.7.1 the same
                        552-cut off
                        421 another
                        """))).each(report -> replies.add(report.diagnostic()));

        assertThat(lines).isEqualTo(6);
        assertThat(replies)
                .containsExactly(
                        "550-5.7.26 one\n550 5.7.26 two",
                        "550-5.7.1 all on a line 550 5.7.1 of its own",
                        "550-5.7.1 once more 550 5.7.1 the same",
                        "552-cut off",
                        "421 another");
    }
}
