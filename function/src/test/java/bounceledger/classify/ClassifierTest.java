package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.report.Action;
import bounceledger.report.FeedbackReport;
import bounceledger.report.FeedbackType;
import bounceledger.report.RecipientReport;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClassifierTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    /// What contradicts itself, and what holds.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    552 5.2.2 the mailbox is full                                             |       | MAILBOX_FULL         | TRANSIENT
                    550 5.1.1 <jo@example.com> blocked by policy                              |       | POLICY_BLOCK         | PERMANENT
                    550 5.1.1 <jo@example.com> 203.0.113.9 is listed in zen.spamhaus.org      |       | BLOCKLISTED          | PERMANENT
                    550 5.1.1 <jo@example.com> - sent to too many recipients. IB607           |       | RATE_LIMITED         | TRANSIENT
                    554 5.7.1 user unknown                                                    |       | INVALID_RECIPIENT    | PERMANENT
                    451 that user does not exist                                              |       | INVALID_RECIPIENT    | TRANSIENT
                    550 5.1.1 TRANSPORT.RULES.RejectMessage; refused by organization policy   |       | BLOCKED_BY_RECIPIENT | PERMANENT
                    550 5.4.1 Recipient address rejected: Access denied                       |       | INVALID_RECIPIENT    | PERMANENT
                    550 5.2.2 Submission quota exceeded                                       |       | RATE_LIMITED         | TRANSIENT
                    550 5.4.6 Hourly sending quota exceeded                                   |       | RATE_LIMITED         | TRANSIENT
                    550 5.1.0 <news@example.org> not let in by its SPF record                 |       | AUTH_FAILURE         | PERMANENT
                    550 5.2.1 Mailbox unavailable. Your IP is blacklisted                     |       | BLOCKLISTED          | PERMANENT
                    550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 blocked using dbl.spamhaus.org | | BLOCKLISTED | PERMANENT
                    5.1.0 - Unknown address error 550-'5.2.2 The mailbox of jo is full'       |       | MAILBOX_FULL         | TRANSIENT
                    550 Mailbox unavailable or access denied [IP: 203.0.113.9]                |       | RATE_LIMITED         | TRANSIENT
                    550 5.1.0 <news@example.org> sender rejected. AUP#In-1310                 |       | RATE_LIMITED         | TRANSIENT
                    DNS look-up for example.com gave NXDOMAIN                                 | 4.0.0 | BAD_DOMAIN           | PERMANENT
                    451 4.7.23 slowed down - gsmtp                                            |       | MISSING_PTR          | TRANSIENT
                    421 5.7.32 slowed down - gsmtp                                            |       | AUTH_FAILURE         | TRANSIENT
                    550 4.4.7 given back                                                      |       | MESSAGE_EXPIRED      | TRANSIENT
                    552 5.2.2 over quota                                                      | 5.1.1 | MAILBOX_FULL         | TRANSIENT
                    550 5.7.1 refused for now, please try again later                         |       | SERVER_ERROR         | TRANSIENT
                    550 5.1.7 <news@example.com>: Sender address rejected: undeliverable address: host mx.example.com[192.0.2.1] said: 550 5.1.1 user unknown | | INVALID_SENDER | PERMANENT
                    Connected to 203.0.113.25 but sender was rejected. Remote host said: 550 5.1.1 No such user | | INVALID_SENDER | PERMANENT
                    Connected to 203.0.113.25 but my name was rejected. Remote host said: 501 5.0.0 Invalid domain name | | MISSING_PTR | PERMANENT
                    550 5.1.1 User jo not listed in the directory of this server              |       | INVALID_RECIPIENT    | PERMANENT
                    550 5.1.1 Recipient address rejected: User unknown in relay recipient table |     | INVALID_RECIPIENT    | PERMANENT
                    220-mx 421 4.3.2 Server too busy                                          |       | SERVER_ERROR         | TRANSIENT
                    451                                                                       |       | SERVER_ERROR         | TRANSIENT
                    550                                                                       |       | UNDETERMINED         | PERMANENT
                                                                                              |       | UNDETERMINED         | PERMANENT
                                                                                              | 4.2.2 | MAILBOX_FULL         | TRANSIENT
                    """)
    void weighs(String text, String status, Cause cause, Permanence permanence) {
        Verdict verdict = CLASSIFIER.classify(Replies.of(text == null ? "" : text, status == null ? "" : status, ""));
        assertThat(verdict.cause()).as(verdict.toString()).isEqualTo(cause);
        assertThat(verdict.permanence()).as(verdict.toString()).contains(permanence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    550 5.1.1 user unknown                                    |
                    550 5.1.1 <spam@example.com>: user unknown                |
                    550 5.1.1 relay.spf.example.net: user unknown             |
                    550 5.1.1 not in recipient list, user unknown             |
                    550 5.1.1 user unknown. Our DMARC report follows          |
                    550 5.1.1 Invalid recipient. LPN007_416, spam or not      |
                    550 User lookup failed: unknown error                     | unknown error
                    550 5.5.0 address rejected for unknown reason             | unknown reason
                    550 unknown address error                                 |
                    553 5.0.0 no                                              | 553
                    551 no                                                    | 551
                    """)
    void vetoesOnlyWhereAWordSpeaksAgainstSuppressing(String text, String veto) {
        Verdict verdict = CLASSIFIER.classify(Replies.of(text));
        if (verdict.cause() == Cause.INVALID_RECIPIENT) {
            assertThat(verdict.veto()).as(verdict.toString()).isEqualTo(Optional.ofNullable(veto));
        } else {
            assertThat(verdict.veto()).isEmpty();
        }
    }

    @Test
    void vetoNamesItsWordAsItWasWritten() {
        Verdict verdict = CLASSIFIER.classify(Replies.of("550 5.1.1 refused by our Reputation-free desk"));
        assertThat(verdict.cause()).isEqualTo(Cause.BAD_REPUTATION);
        Verdict quoted =
                CLASSIFIER.classify(Replies.of("550 5.7.350 Refused under our Policy -> 550 5.1.1 no such user"));
        assertThat(quoted.cause()).isEqualTo(Cause.INVALID_RECIPIENT);
        assertThat(quoted.veto()).contains("Policy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ses/permanent/onaccountsuppressionlist |                            | SUPPRESSED          | account    | PERMANENT
                    ses/permanent/unsubscribedrecipient    | 550 5.1.1 user unknown     | SUPPRESSED          | unsubscribed | PERMANENT
                    ses/permanent/noemail                  |                            | INVALID_RECIPIENT   | user_unknown | PERMANENT
                    ses/permanent/noemail                  | 550 5.2.2 the mailbox is full | MAILBOX_FULL     | over_quota | TRANSIENT
                    ses/transient/mailboxfull              | 550 5.0.0 no               | MAILBOX_FULL        | over_quota | TRANSIENT
                    ses/permanent/general                  | 550 no                     | UNDETERMINED        |            | PERMANENT
                    ses/permanent/general                  |                            | INVALID_RECIPIENT   |            | PERMANENT
                    ses/transient/general                  |                            | UNDETERMINED        |            | TRANSIENT
                    ses/transient/general                  | 550 5.1.1 user unknown     | INVALID_RECIPIENT   | user_unknown | PERMANENT
                    ses/delay/ipfailure                    |                            | BAD_REPUTATION      | ip_reputation | TRANSIENT
                    ses/delay/general                      | 550 5.1.1 user unknown     | INVALID_RECIPIENT   | user_unknown | TRANSIENT
                    ses/permanent/never-heard-of           | 550 no                     | UNDETERMINED        |            | PERMANENT
                    """)
    void labelsWeighAsTheirTableSays(String label, String text, Cause cause, String subReason, Permanence permanence) {
        Verdict verdict = CLASSIFIER.classify(Replies.labelled(label, text == null ? "" : text));
        assertThat(verdict.cause()).as(verdict.toString()).isEqualTo(cause);
        assertThat(verdict.subReason()).isEqualTo(Optional.ofNullable(subReason));
        assertThat(verdict.permanence()).contains(permanence);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"DELIVERED", "RELAYED", "EXPANDED"})
    void whatWasDeliveredIsNoBounceWhateverItsText(Action action) {
        Verdict verdict = CLASSIFIER.classify(new RecipientReport(
                Optional.empty(),
                Optional.empty(),
                action,
                EnhancedStatus.firstIn("5.1.1"),
                "550 user unknown",
                Optional.empty(),
                Optional.empty()));
        assertThat(verdict.cause()).isEqualTo(Cause.NOT_A_BOUNCE);
        assertThat(verdict.permanence()).isEmpty();
        assertThat(verdict.rule()).isEqualTo("action/" + action.word());
    }

    @Test
    void saysWhoAndByWhichWords() {
        Verdict verdict = CLASSIFIER.classify(Replies.of("550 5.2.1 The Account jo is Disabled", "", "mx.google.com"));
        assertThat(verdict.provider()).isEqualTo("gmail");
        assertThat(verdict.words()).isEqualTo("Account jo is Disabled");
        assertThat(verdict.rule()).isEqualTo("generic/disabled");
        assertThat(verdict.bookVersion())
                .hasSize(12)
                .isEqualTo(Classifier.shipped().bookVersion());
    }

    @ParameterizedTest
    @CsvSource({
        "ABUSE, COMPLAINT, feedback/abuse", "OTHER, COMPLAINT, feedback/other",
        "NOT_SPAM, NOT_A_BOUNCE, feedback/not-spam", "AUTH_FAILURE, AUTH_FAILURE, feedback/auth-failure"
    })
    void complaintIsWhatItsTypeSays(FeedbackType type, Cause cause, String rule) {
        Verdict verdict = CLASSIFIER.complaint(feedback(type, Optional.empty()), "jo@example.com");
        assertThat(verdict.cause()).isEqualTo(cause);
        assertThat(verdict.rule()).isEqualTo(rule);
    }

    @Test
    void complaintOnTheSuppressionListIsAnEcho() {
        Optional<String> label = Optional.of("ses/complaint/onaccountsuppressionlist");
        Verdict verdict = CLASSIFIER.complaint(feedback(FeedbackType.OTHER, label), "jo@example.com");
        assertThat(verdict.cause()).isEqualTo(Cause.SUPPRESSED);
        assertThat(verdict.rule()).isEqualTo("label/ses/complaint/onaccountsuppressionlist");
    }

    private static FeedbackReport feedback(FeedbackType type, Optional<String> label) {
        ReportedMessage message = ReportedMessage.of(ReportId.ofSes("0100"));
        return new FeedbackReport(message, Optional.empty(), type, List.of("jo@example.com"), label);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasAdvice(Cause cause) {
        assertThat(CLASSIFIER.advice(cause).inWords()).isNotBlank();
        assertThat(CLASSIFIER.advice(cause).advice()).isNotBlank();
        assertThat(Cause.of(cause.word())).contains(cause);
    }

    @Test
    void hostileRepliesGetAVerdict() {
        for (String seed :
                List.of("mailbox ", "550-5.1.1 -> ", "a@", "said: 550 ", "*", "over over quota ", "\0\uD800")) {
            assertThat(CLASSIFIER
                            .classify(Replies.of("550 " + seed.repeat(1_000_000 / seed.length())))
                            .cause())
                    .isNotNull();
        }
    }
}
