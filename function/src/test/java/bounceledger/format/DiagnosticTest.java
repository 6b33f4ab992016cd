package bounceledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.mail.HeaderField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticTest {

    /// `/` stands for a line end.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smtp; 550 no/  such user            | smtp; 550 no such user
            smtp; 550-5.1.1 no/ 550 5.1.1 user  | smtp; 550-5.1.1 no/550 5.1.1 user
            smtp; 550-no/550-such/550 user      | smtp; 550-no/550-such/550 user
            smtp;/ 550 no such user             | smtp;/550 no such user
            smtp; 550 wait/ 3000 seconds        | smtp; 550 wait 3000 seconds
            smtp; 550 =?utf-8?Q?kein_B=C3=BCro?= | smtp; 550 kein Büro
            """)
    void keepsTheLinesOfAReplyOnly(String raw, String expected) {
        HeaderField field = new HeaderField("Diagnostic-Code", raw.replace("/", "\n"));

        assertThat(Diagnostic.of(field)).isEqualTo(expected.replace("/", "\n"));
    }
}
