package bounceledger.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.phrase.PhraseMatcher.Hit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseMatcherTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    over quota       | User is OVER Quota now          | over quota
                    spf              | see spfoo                       |
                    spf              | no SPF: refused                 | spf
                    connection*      | too many connections            | connection
                    connection       | too many connections            |
                    *known           | user unknown                    | known
                    known            | user unknown                    |
                    user * unknown   | user jo is unknown              | user jo is unknown
                    user * unknown   | unknown user                    |
                    user*unknown     | userjounknown                   | userjounknown
                    recipient’s box  | the recipient's box             | recipient's box
                    a * a            | a b                             |
                    不存在            | 用户不存在啊                      | 不存在
                    no no            | no no no                        | no no
                    """)
    void finds(String phrase, String text, String found) {
        String normal = PhraseMatcher.normal(text);
        List<Hit> hits = new PhraseMatcher(List.of(phrase)).find(normal);
        assertThat(hits.stream().map(hit -> normal.substring(hit.start(), hit.end())))
                .isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void starReachesASentenceNotAPage() {
        PhraseMatcher matcher = new PhraseMatcher(List.of("user * unknown"));
        assertThat(matcher.find("user " + "x ".repeat(30) + "unknown")).hasSize(1);
        assertThat(matcher.find("user " + "x ".repeat(60) + "unknown")).isEmpty();
        assertThat(matcher.find("user " + "x ".repeat(60) + "user jo unknown")).hasSize(1);
    }

    @Test
    void findsPhrasesThatLieInOneAnother() {
        PhraseMatcher matcher = new PhraseMatcher(List.of("user unknown", "unknown", "unknown user", "user"));
        assertThat(matcher.find("user unknown user").stream().map(Hit::phrase)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void refusesAPhraseWithoutWords() {
        assertThatThrownBy(() -> new PhraseMatcher(List.of("* *"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsThePlaces() {
        String text = "İstanbul’s “quota”\u00a0full";
        assertThat(PhraseMatcher.normal(text)).hasSameSizeAs(text).endsWith("\"quota\" full");
    }

    /// A million letters against phrases that begin alike and hold many stars: done in a moment, or this never ends.
    @Test
    void hostileTextCostsNoMoreThanItsLength() {
        List<String> phrases = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> "ab".repeat(n) + " * ab * ab * ab * end")
                .toList();
        assertThat(new PhraseMatcher(phrases).find("ab".repeat(500_000))).isEmpty();
    }
}
