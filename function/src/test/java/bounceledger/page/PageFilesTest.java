package bounceledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.classify.Classifier;
import bounceledger.decide.Policy;
import bounceledger.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

    private static final PageFiles PAGE =
            PageFiles.shipped(Classifier.shipped(), Policy.shipped(), Optional.of("made up"));

    private static String text(String name) {
        return PAGE.find(name).orElseThrow().text();
    }

    @Test
    void knowsEveryCause() {
        Json knowledge = Json.parse(text("knowledge.json")).orElseThrow();
        List<Json> causes = knowledge.items("causes");

        assertThat(causes)
                .extracting(cause -> cause.at("cause").text().orElseThrow())
                .containsExactlyElementsOf(
                        Arrays.stream(Cause.values()).map(Cause::word).toList());
        assertThat(causes).allSatisfy(cause -> {
            assertThat(cause.at("in_words").text()).isPresent();
            assertThat(cause.at("advice").text()).isPresent();
        });
        assertThat(knowledge.at("notice").text()).hasValue("made up");
    }

    @ParameterizedTest
    @CsvSource({
        "blocklisted, true",
        "auth_failure, true",
        "undetermined, true",
        "invalid_recipient, false",
        "mailbox_full, false"
    })
    void tellsWhatNeedsAPerson(String word, boolean needsAPerson) {
        Json knowledge = Json.parse(text("knowledge.json")).orElseThrow();

        assertThat(knowledge.items("causes"))
                .filteredOn(cause -> cause.at("cause").text().equals(Optional.of(word)))
                .singleElement()
                .satisfies(cause -> assertThat(cause.at("needs_a_person")).isEqualTo(new Json.Bool(needsAPerson)));
    }

    @Test
    void tellsTheLimitsOfThePolicy() {
        Json limits = Json.parse(text("knowledge.json")).orElseThrow().at("limits");

        assertThat(limits.at("bounces").at("alarm").text()).hasValue("5");
        assertThat(limits.at("bounces").has("warn")).isFalse();
        assertThat(limits.at("complaints").at("warn").text()).hasValue("0.10");
        assertThat(limits.at("complaints").at("alarm").text()).hasValue("0.30");
    }

    /// The policy of the browser would refuse them, and the page would be bare.
    @Test
    void nothingIsInline() {
        assertThat(text("index.html"))
                .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.js", "parts.js", "chart.js", "look-up.js"})
    void textNeverBecomesMarkup(String name) {
        assertThat(text(name))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @Test
    void whatIsReferredToIsThere() {
        List<String> named = Pattern.compile("(?:href|src)=\"page/([^\"]+)\"")
                .matcher(text("index.html"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named)
                .contains("page.css", "page.js")
                .allMatch(name -> PAGE.find(name).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.js", "chart.js", "look-up.js"})
    void whatIsImportedIsThere(String name) {
        assertThat(Pattern.compile("from '\\./([^']+)'")
                        .matcher(text(name))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty();
        assertThat(Pattern.compile("from '\\./([^']+)'")
                        .matcher(text(name))
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(imported -> PAGE.find(imported).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../classify/causes.csv", "PageFiles.class", "index.html/", "%2e%2e"})
    void nothingElseIsServed(String name) {
        assertThat(PAGE.find(name)).isEmpty();
    }
}
