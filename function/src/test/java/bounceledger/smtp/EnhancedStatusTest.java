package bounceledger.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1                                    | 5.1.1
            sorry, no mailbox here (#5.1.1)          | 5.1.1
            550 5.1.10 the domain takes no mail      | 5.1.10
            550-5.7.1 one                            | 5.7.1
            5.7.708 unregistered                     | 5.7.708
            5.1.1.                                   | 5.1.1
            5.1.1, then 4.2.2                        | 5.1.1
            '5.1.1'                                  | 5.1.1
            <5.1.1>                                  | 5.1.1
            5.1.1: no                                | 5.1.1
            2.1.5 fine                               | 2.1.5
            host 192.5.1.1 said 550 4.2.2 full       | 4.2.2
            550 blocked, client 5.1.1.20             |
            550 3.1.1 no such class                  |
            550 6.1.1 no such class                  |
            version 15.1.1                           |
            version 4.1.1                            |
            ESMTP Exim 4.94.2 ready                  |
            ESMTP Postfix 2.5.1                      |
            Exim 4.94.2 said 5.1.1                   | 5.1.1
            since 4.11.26                            |
            v5.1.1                                   |
            5.1                                      |
            5.1.1234                                 |
            5.1.1a                                   |
            5..1.1                                   |
            ٥.١.١                                    |
            none                                     |
            """)
    void isFoundInText(String text, String expected) {
        assertThat(EnhancedStatus.firstIn(text).map(Object::toString).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5.1.1, true, 1.1", "5.1.0, false, 1.0", "5.0.0, false, 0.0", "4.2.2, true, 2.2"})
    void tellsWhetherItSaysMoreThanAKind(String code, boolean specific, String condition) {
        EnhancedStatus status = EnhancedStatus.firstIn(code).orElseThrow();

        assertThat(status.isSpecific()).isEqualTo(specific);
        assertThat(status.condition()).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "0, 1, 1", "5, -1, 1", "5, 1000, 1", "5, 1, 1000", "5, 1, -1"})
    void hasItsRanges(int statusClass, int subject, int detail) {
        assertThatThrownBy(() -> new EnhancedStatus(statusClass, subject, detail))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.", "5.1", "5.1.", "5.1.1.", "5.1.1.1 ", "-5.1.11111", "(#", "5.1.1..-"})
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMegabyteOfAlmostCodesIsReadAtOnce(String almost) {
        String much = almost.repeat(1_000_000 / almost.length());

        assertThat(EnhancedStatus.firstIn(much + " x 4.2.2"))
                .map(Object::toString)
                .isPresent();
    }
}
