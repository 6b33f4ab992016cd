package bounceledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticTitlesTest {

    private static final AutomaticTitles TITLES = AutomaticTitles.shipped();

    /// Subject | how an automatic answer's title stands in it: it opens, it is mentioned, or it is not there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Automatic reply: Opening hours             | opens mentioned
            Auto: Opening hours                        | opens
            [Auto-Reply] Opening hours                 | opens mentioned
            ** Out of Office ** until Monday           | opens mentioned
            Re: Opening hours (out of office)          | mentioned
            Mara Kahn is out of the office             | mentioned
            ABWESENHEITSNOTIZ: Öffnungszeiten          | opens mentioned
            AW: Öffnungszeiten - Abwesenheitsnotiz     | mentioned
            Réponse automatique\u00a0: Horaires        | opens mentioned
            Re\u0301ponse automatique : Horaires       | opens mentioned
            Lu\u202f: Horaires                         | opens
            自動応答：営業時間                         | opens
            Otomatik yanıt: Saatler                    | opens
            Opening hours                              | none
            Delivery receipt for order 5               | none
            On leave-behind cards                      | none
            Automatic response time report             | none
            Vacation deals                             | none
            Absence makes the heart grow fonder        | none
            Please confirm your subscription           | none
            Reading list for November                  | none
            Luke wrote                                 | none
            Automobiles                                | none
            ''                                         | none
            """)
    void knowsTitles(String subject, String expected) {
        String found = (TITLES.opens(subject) ? "opens " : "") + (TITLES.mentions(subject) ? "mentioned" : "");
        assertThat(found.isEmpty() ? "none" : found.strip()).isEqualTo(expected);
    }
}
