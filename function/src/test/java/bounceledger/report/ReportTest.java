package bounceledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.smtp.EnhancedStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    /// Both spellings of one message must meet under one name, or a bounce is booked twice.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <0102-ab-000000@eu-west-1.amazonses.com>           | ses:0102-ab-000000
            <0102-ab-000000@EMAIL.AmazonSES.com>               | ses:0102-ab-000000
            0102-ab-000000@eu-west-1.amazonses.com             | ses:0102-ab-000000
            <0102-ab-000000@eu-west-1.amazonses.com.evil.test> | message:0102-ab-000000@eu-west-1.amazonses.com.evil.test
            <notamazonses@example.com>                         | message:notamazonses@example.com
             (comment) <a.b@mail.example.com>                  | message:a.b@mail.example.com
            <>                                                 |
            ''                                                 |
            """)
    void aMessageHasOneName(String header, String name) {
        assertThat(ReportId.ofMessage(header).map(ReportId::value)).isEqualTo(Optional.ofNullable(name));
    }

    @ParameterizedTest
    @CsvSource({"ses:0102, 0102", "message:a@example.org, a@example.org", "report:r@example.org,", "object:bucket/key,"
    })
    void onlyTheMessagesOwnNameIsItsId(String name, String id) {
        assertThat(new ReportId(name).messageId()).isEqualTo(Optional.ofNullable(id));
    }

    /// Status field | diagnostic | what the evidence supports best.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            5.1.1 | smtp; 552 5.2.2 Over quota          | 5.2.2
            5.1.1 | smtp; 550 5.0.0 no                  | 5.1.1
            5.0.0 | smtp; 550 5.0.0 no                  | 5.0.0
            5.0.0 | smtp; 550 5.1.0 no                  | 5.1.0
            5.2.0 | smtp; 550 5.0.0 no                  | 5.2.0
                  | smtp; 550 no such user              |
            5.1.1 | smtp; 550 no such user              | 5.1.1
                  | smtp; 550 5.1.1 no such user        | 5.1.1
            4.4.7 | x-unix; 255                         | 4.4.7
            5.0.0 | smtp; 5.1.0 - Unknown address 550-'no such user' | 5.1.0
            5.1.1 | smtp; 5.7.1 - refused there 550-'no such user' | 5.1.1
            5.0.0 | smtp; 5.7.1 - refused there 550-'5.1.1 no such user' | 5.1.1
            """)
    void theMoreSpecificStatusCounts(String field, String diagnostic, String best) {
        assertThat(report(field, diagnostic).bestStatus().map(Object::toString)).isEqualTo(Optional.ofNullable(best));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smtp; 550 5.1.1 no such user                                         | 550
            smtp;452-4.2.2 full                                                  | 452
            x-unix; 255                                                          |
            smtp; 5.1.0 - Unknown address error 550-'5.1.1 nobody'               | 550
            host mx.example.org[192.0.2.1] said: 554 5.7.1 no (in reply to RCPT) | 554
            retry in 450 seconds                                                 |
            """)
    void theReplyCodeIsTheRemotes(String diagnostic, String code) {
        assertThat(report(null, diagnostic).replyCode().map(Object::toString)).isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failed               | FAILED
            Failed (no mailbox)  | FAILED
            DELAYED              | DELAYED
            delivered;           | DELIVERED
            gone                 |
            """)
    void actionsAreReadForgivingly(String field, Action action) {
        assertThat(Action.parse(field)).isEqualTo(Optional.ofNullable(action));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dns; MX.example.org (192.0.2.1) | mx.example.org
            mx.example.org                  | mx.example.org
            dns;                            |
            """)
    void aRemoteMtaIsAName(String field, String name) {
        assertThat(RemoteMta.parse(field).map(RemoteMta::name)).isEqualTo(Optional.ofNullable(name));
    }

    /// Whoever is reported under an address that we never wrote to is not the one who bounced.
    @ParameterizedTest
    @CsvSource({"jo@example.org, jo@old.example, jo@example.org", ", jo@old.example, jo@old.example"})
    void theAddressThatWeWroteToCounts(String original, String last, String recipient) {
        RecipientReport report = new RecipientReport(
                Optional.ofNullable(last),
                Optional.ofNullable(original),
                Action.FAILED,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty());

        assertThat(report.recipient()).hasValue(recipient);
    }

    private static RecipientReport report(@Nullable String status, String diagnostic) {
        return new RecipientReport(
                Optional.of("jo@example.org"),
                Optional.empty(),
                Action.FAILED,
                Optional.ofNullable(status).flatMap(EnhancedStatus::firstIn),
                diagnostic,
                Optional.empty(),
                Optional.empty());
    }
}
