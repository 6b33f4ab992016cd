package bounceledger.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Rendering Failure         | rendering-failure | renderingfailure
                    RenderingFailure          | rendering-failure | renderingfailure
                    SEND                      | send              | send
                    ObjectRemoved             | object-removed    | objectremoved
                    ' Object  Tags Added '    | object-tags-added | objecttagsadded
                    Ünicode!                  | nicode            | nicode
                    ''                        | unknown           | unknown
                    !!!                       | unknown           | unknown
                    """)
    void spells(String name, String ours, String folded) {
        assertThat(EventName.of(name)).isEqualTo(ours);
        assertThat(EventName.folded(name)).isEqualTo(folded);
    }

    @Test
    void staysShort() {
        assertThat(EventName.of("aB".repeat(100_000))).hasSizeLessThanOrEqualTo(40);
    }
}
