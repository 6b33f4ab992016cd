package bounceledger.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    jo@example.org              | jo@example.org
                    =cmd()@example.org          | '=cmd()@example.org
                    +49@example.org             | '+49@example.org
                    -2@example.org              | '-2@example.org
                    @sum                        | '@sum
                    ＝1+1                        | '＝1+1
                    '=known                     | ''=known
                    o'brien@example.org         | o'brien@example.org
                    said "no", then left        | "said ""no"", then left"
                    """)
    void noCellIsAFormula(String cell, String written) {
        assertThat(CsvFields.write(List.of(cell))).isEqualTo(written + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "'=1", "''=1", "'", "'x", "+\"a,b\"", "\t=x", "\n-1", "", "a,\"b\"\r\nc"})
    void whatWasWrittenIsReadAsItWas(String cell) {
        String line = CsvFields.write(List.of("first", cell));

        assertThat(CsvFields.read(line.substring(0, line.length() - 2), ','))
                .extracting(CsvFields::unguarded)
                .containsExactly("first", cell);
    }
}
