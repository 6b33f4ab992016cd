package bounceledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Classifier;
import bounceledger.decide.Policy;
import bounceledger.page.PageFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {

    private static final Caller NOBODY = new Caller("nobody", Scope.NONE);

    private static final QueryApi API = new QueryApi(
            new PageRoutes(PageFiles.shipped(Classifier.shipped(), Policy.shipped(), Optional.empty())).routes());

    private static Answer get(Map<String, String> headers, String... path) {
        return API.answer(
                new Question("GET", List.of(path), Map.of(), headers, Body.NONE, NOBODY),
                Questions.call(Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            index.html     | text/html; charset=utf-8
            page.css       | text/css; charset=utf-8
            page.js        | text/javascript; charset=utf-8
            icon.svg       | image/svg+xml
            knowledge.json | application/json
            """)
    void anybodyMayLoadIt(String name, String contentType) {
        Answer answer = get(Map.of(), "page", name);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(contentType);
        assertThat(answer.headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void theRootIsThePage() {
        assertThat(get(Map.of()).body())
                .isEqualTo(get(Map.of(), "page", "index.html").body())
                .startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void whatABrowserHasIsNotSentAgain(String known) {
        String tag = get(Map.of(), "page", "page.js").headers().getOrDefault("ETag", "");
        Answer answer = get(Map.of("if-none-match", known.formatted(tag)), "page", "page.js");

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers())
                .containsEntry("ETag", tag)
                .containsEntry("Cache-Control", "no-cache")
                .containsKey("Content-Security-Policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "", "page.js"})
    void whatChangedIsSent(String known) {
        assertThat(get(Map.of("if-none-match", known), "page", "page.js").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.js", "..", "%2e%2e%2fcauses.csv", ""})
    void anythingElseIsNotThere(String name) {
        assertThat(get(Map.of(), "page", name).status()).isEqualTo(404);
    }
}
