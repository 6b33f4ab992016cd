package bounceledger.details;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.smtp.SmtpReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One table for each grammar: what it finds, and what only looks like it.
class DetailGrammarsTest {

    private static final DetailReader READER = new DetailReader(List.of(
            Map.of("pattern", "zen.list.example", "name", "Zen", "kind", "ip"),
            Map.of("pattern", "dbl.list.example", "name", "Dbl", "kind", "domain"),
            Map.of("pattern", "list.example", "name", "The List", "kind", "ip"),
            Map.of("pattern", "linklist", "name", "Link List", "kind", "uri")));

    private static Details details(String reply) {
        return READER.read(SmtpReply.parse(reply));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550 see https://example.com/help.                       | https://example.com/help
                    550 (https://example.com/a_(b)) and www.example.org/x,  | https://example.com/a_(b)) www.example.org/x
                    550 <http://example.com/?q=203.0.113.5&l=en>            | http://example.com/?q=203.0.113.5&l=en
                    550 HTTPS://EXAMPLE.COM HTTPS://EXAMPLE.COM             | HTTPS://EXAMPLE.COM
                    550 example.com/help                                    |
                    """)
    void links(String reply, String expected) {
        assertThat(String.join(" ", details(reply).urls())).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    554 5.7.1 Service unavailable; Client host [203.0.113.5] no  | 203.0.113.5
                    554 5.7.1 Client host 203.0.113.5] blocked using Example    | 203.0.113.5
                    550 [203.0.113.5 is bad, (198.51.100.7) and 203.0.113.5.    | 203.0.113.5 198.51.100.7
                    550 5.7.1 [2001:db8::19] said no                           | 2001:db8::19
                    550 [IPv6:2001:DB8:0:0:0:0:0:7] no                          | 2001:DB8:0:0:0:0:0:7
                    550 at 12:30:45, 5.1.1, 1.2.3.4.5 and 300.1.1.1             |
                    550 5.113.0.203.zen.example.org                             |
                    550 std::add :: ::: face:b00c                               |
                    """)
    void ips(String reply, String expected) {
        assertThat(String.join(" ", details(reply).ips())).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550-5.7.26 Unauthenticated email from example.com is not taken       | example.com
                    550 5.7.26 Mail from\\n550-5.7.26 [Example.COM] did not pass          | example.com
                    550 SPF: domain of news@mail.example.org does not name 203.0.113.5   | mail.example.org
                    550 refused by example.net's DMARC policy                            | example.net
                    550 The sending domain "example.org" is unknown                      | example.org
                    550 sender domain: xn--bcher-kva.example                             | xn--bcher-kva.example
                    550 <jo@example.com> user unknown at mx.example.com                  |
                    550 the domain name is wrong. Sorry                                  |
                    """)
    void domains(String reply, String expected) {
        assertThat(details(reply.replace("\\n", "\n")).domain()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    451 Please try again in 5 minutes              | PT5M
                    450 Greylisted for 300 seconds                 | PT5M
                    450 grey-listing in force, come back in 00:04:58 | PT4M58S
                    451 retry after 2 hours                        | PT2H
                    421 wait at least 90 s before you do           | PT1M30S
                    421 try again after 1 day                      | PT24H
                    451 more than 10 per 60 seconds, try again later |
                    451 try again later. 5 minutes have passed     |
                    451 try again in 100 days                      |
                    451 try again in 0 seconds                     |
                    """)
    void waits(String reply, Duration expected) {
        assertThat(details(reply).retryAfter()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550 no, queued as 4Xyz12abc                        | 4Xyz12abc
                    550 5.1.1 no such user a1b2c3-d4e5f6si12.7 - gsmtp | a1b2c3-d4e5f6si12.7
                    550 rejected 1tEXaM-0001Ab-2C                      | 1tEXaM-0001Ab-2C
                    550 refused (id=8fa2.19), thank you                | 8fa2.19
                    550 ticket: 20261121-77.                           | 20261121-77
                    550 id: unknown                                    |
                    550 user id 42                                     |
                    550 message-id: <12345678@example.com>             |
                    """)
    void queueIds(String reply, String expected) {
        assertThat(details(reply).queueId()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550 no (in reply to RCPT TO command)                               | RCPT
                    host mx.example.com said: 550 no (in reply to end of DATA command) | END_OF_DATA
                    host mx.example.com said: 550 no (in reply to DATA command)        | DATA
                    SMTP error from remote mail server after initial connection: 554 no | CONNECT
                    error after pipelined MAIL FROM:<jo@example.com>: 550 no           | MAIL
                    refused while performing the EHLO handshake                        | EHLO
                    550 your data is bad, after all                                    |
                    """)
    void stages(String reply, Stage expected) {
        assertThat(details(reply).stage()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550 5.7.1 refused (S3140).                | S3140
                    554 [CS01] no                             | CS01
                    421 (RLY:SN) no                           | RLY:SN
                    421 4.7.0 [TSS04] no                      | TSS04
                    550 by (RFC5321) and [TLS1] and (UTF8)    |
                    550 refused S3140 by MX01                 |
                    550 (no)                                  |
                    """)
    void tags(String reply, String expected) {
        assertThat(details(reply).tag()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550 blocked, see The List, 5.113.0.203.zen.list.example | Zen        | IP
                    550 listed at https://www.list.example/x                | The List   | IP
                    550 linklist says no, dbl.list.example too              | Dbl        | DOMAIN
                    550 a link is on LINKLIST                               | Link List  | URI
                    550 Client host 203.0.113.5] blocked using Example      | Example    | IP
                    550 blocked using dnsbl.other.example; see there        | dnsbl.other.example | IP
                    550 listed in rhsbl.other.example                       | rhsbl.other.example | DOMAIN
                    550 listed by uribl.other.example                       | uribl.other.example | URI
                    550 blocked by our policy                               |            |
                    550 not found in list                                   |            |
                    """)
    void blocklists(String reply, String name, Blocklist.Kind kind) {
        assertThat(details(reply).blocklist())
                .isEqualTo(Optional.ofNullable(name).map(known -> new Blocklist(known, kind)));
    }

    @Test
    void aTagThatIsKnownBeatsOneThatLooksLikeIt() {
        Details details = details("550 (S3140) no");
        assertThat(details.withTag(Optional.of("XY")).tag()).contains("XY");
        assertThat(details.withTag(Optional.empty()).tag()).contains("S3140");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.", "1.", "https://", "email from ", "::", "id ", "(A1", "listed in ", "again ", "after the "})
    @Timeout(5)
    void hostileTextIsReadInTimeAndBounded(String seed) {
        Details details = details("550 " + seed.repeat(1_000_000 / seed.length()));
        assertThat(details.urls()).hasSizeLessThanOrEqualTo(Details.MOST);
        assertThat(details.ips()).hasSizeLessThanOrEqualTo(Details.MOST);
    }
}
