package bounceledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTypeTest {

    /// Field | type | whether somebody complains.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abuse                 | ABUSE        | true
             Abuse (by a reader)  | ABUSE        | true
            FRAUD; phishing       | FRAUD        | true
            virus                 | VIRUS        | true
            opt-out               | OPT_OUT      | true
            opt_out_list          | OPT_OUT      | true
            other                 | OTHER        | true
            miscategorized        | OTHER        | true
            ''                    | OTHER        | true
            not-spam              | NOT_SPAM     | false
            Not Spam              | NOT_SPAM     | false
            not_spam              | NOT_SPAM     | false
            auth-failure          | AUTH_FAILURE | false
            dkim                  | AUTH_FAILURE | false
            dmarc                 | AUTH_FAILURE | false
            """)
    void readsTheField(String field, FeedbackType type, boolean complaint) {
        assertThat(FeedbackType.of(field)).isEqualTo(type);
        assertThat(FeedbackType.of(field).isComplaint()).isEqualTo(complaint);
    }
}
