package bounceledger.tools.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.json.Json;
import bounceledger.pipeline.Deliveries;
import bounceledger.tools.local.SampleReplies.Reply;
import bounceledger.tools.local.ServedStack.Setting;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page in a real browser, on the deployed handlers and a real table. Leaves its pictures in `target/page`.
/// One file, since one browser and one stack serve every visit.
class PageIT {

    private static final String NO_CHROMIUM = "no Chromium on the search path: the page is not tested in a browser";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Optional<Chromium> chromium = Optional.empty();
    private static Optional<ServedStack> samples = Optional.empty();

    private Optional<Visit> visit = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> executable = Chromium.installed();
        if (executable.isEmpty()) {
            System.out.println(NO_CHROMIUM);
        }
        Assumptions.assumeTrue(executable.isPresent(), NO_CHROMIUM);
        chromium = executable.map(Chromium::new);
        samples = Optional.of(served(Deliveries.NONE, true));
    }

    private static ServedStack served(Deliveries deliveries, boolean withSamples) throws IOException {
        Setting setting = new Setting(0, Optional.empty(), deliveries, withSamples);
        return ServedStack.start(Path.of(".."), setting, InstantSource.system());
    }

    @AfterAll
    static void stop() {
        chromium.ifPresent(Chromium::close);
        samples.ifPresent(ServedStack::close);
    }

    private Visit visit(int width, ColorScheme scheme) {
        Visit visited = new Visit(chromium.orElseThrow(), width, scheme);
        visit = Optional.of(visited);
        return visited;
    }

    private Visit visit() {
        return visit(1440, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingWentWrongAndNobodyElseWasAsked() {
        visit.ifPresent(Visit::close);
        assertThat(visit.map(Visit::faults).orElse(List.of())).isEmpty();
        assertThat(visit.map(Visit::requests).orElse(List.of()))
                .allSatisfy(url -> assertThat(URI.create(url).getHost()).isEqualTo("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1440, LIGHT", "1440, DARK"})
    void loadsAndKeepsNobodyOut(int width, ColorScheme scheme) {
        Visit visit = visit(width, scheme)
                .with(
                        "**/v1/health",
                        route -> Visit.answer(route, 200, "{\"status\":\"ok\",\"warning\":\"it stands open\"}"));
        Page page = visit.open(samples.orElseThrow());

        assertThat(page.locator("#month svg .day")).hasCount(30);
        assertThat(page.locator("#notices")).containsText("made up");
        assertThat(page.locator("#notices .warn")).hasText("it stands open");
        visit.picture(width + "-" + scheme);
        visit.explain("jo@example.org");
        visit.picture(width + "-" + scheme + "-address");
        page.locator("details.all summary").click();
        assertThat(visit.barriers()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        visit.explain("550 5.7.1 Message rejected as spam by our content filter");
        assertThat(visit.barriers()).isEmpty();
    }

    @Test
    void drawsWhatTheLedgerCounts() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Json> rows = get("v1/stats?group_by=kind,cause&from=" + today.minusDays(29) + "&to=" + today)
                .items("data");
        Page page = visit().open(samples.orElseThrow());
        Locator month = page.locator(".legend");

        assertThat(month.locator("tfoot td").last()).hasText(count(rows, ""));
        assertThat(rowOf(month, "Invalid recipient").locator("td").last()).hasText(count(rows, "invalid_recipient"));
        page.getByLabel("by provider").check();
        assertThat(month.locator("tfoot td").last()).hasText(count(rows, ""));
        assertThat(rowOf(month, "Gmail")).isVisible();
    }

    private static Locator rowOf(Locator table, String name) {
        return table.locator("tr", new Locator.LocatorOptions().setHasText(name));
    }

    private static String count(List<Json> rows, String cause) {
        return Long.toString(rows.stream()
                .filter(row -> row.at("kind").text().equals(Optional.of("failed")))
                .filter(row -> cause.isEmpty() || row.at("cause").text().equals(Optional.of(cause)))
                .mapToLong(row -> row.at("count").whole().orElseThrow())
                .sum());
    }

    @Test
    void saysWhatNeedsAPerson() {
        Page page = visit().open(samples.orElseThrow());
        Locator unsigned = page.locator(".case")
                .filter(new Locator.FilterOptions().setHasText("SPF, DKIM or DMARC of the message failed"));

        assertThat(unsigned).containsText("Gmail");
        assertThat(unsigned).containsText("Make SPF or DKIM pass");
    }

    @Test
    void explainsAnAddress() {
        Visit visit = visit();
        Page page = visit.open(samples.orElseThrow());
        visit.explain("jo@example.org");

        assertThat(page.locator("#found .badge")).hasText("Suppressed");
        assertThat(page.locator("#found pre").first()).containsText("User unknown in virtual mailbox table");
    }

    @Test
    void explainsAReplyAndMarksTheWords() {
        Visit visit = visit();
        Page page = visit.open(samples.orElseThrow());
        visit.explain("550 5.7.1 client host [192.0.2.1] blocked using bl.example.net");

        assertThat(page.locator("#found h3")).containsText("Blocklisted");
        assertThat(page.locator("#found mark")).containsText("blocked using");
        assertThat(page.locator("#found .advice")).containsText("ask for delisting");
    }

    @Test
    void isUsedByKeysAlone() {
        Page page = visit().open(samples.orElseThrow());

        page.locator("#asked").focus();
        page.keyboard().type("jo@example.org");
        page.keyboard().press("Enter");
        assertThat(page.locator("#found .badge")).hasText("Suppressed");
        page.locator("input[type=range]").focus();
        String today = page.locator(".legend caption").textContent();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".legend caption")).not().hasText(today);
        assertThat(page.locator("input[type=range]").getAttribute("aria-valuetext"))
                .contains("bounce");
    }

    @Test
    void withoutDeliveriesThereIsNoRate() {
        Page page = visit().open(samples.orElseThrow());

        assertThat(page.locator(".tile.unknown")).hasCount(2);
        assertThat(page.locator(".tile.unknown").first()).containsText("Deliveries are not counted here");
    }

    /// From nothing: an empty ledger says so; then 4 of 200 bounced, less than 5 %, and 1 of 196 delivered was
    /// complained about, more than 0.30 %. What a stranger's server wrote stays text.
    @Test
    void beginsEmptyAndComparesRatesWithTheirLimits() throws Exception {
        try (ServedStack own = served(Deliveries.EXACT, false)) {
            Visit visit = visit();
            Page page = visit.open(own);
            assertThat(page.locator("h1")).hasText("No bounces today");
            assertThat(page.locator("#month")).containsText("Nothing has bounced");
            assertThat(page.locator("#person")).containsText("Nothing.");
            assertThat(visit.barriers()).isEmpty();

            for (byte[] batch : twoHundred(Instant.now()).batches()) {
                assertThat(send(own, batch).items("data"))
                        .allSatisfy(one -> assertThat(one.at("outcome").text()).hasValue("booked"));
            }
            page.locator("#refresh").click();
            assertThat(page.locator(".tile.ok")).containsText("2.00\u00a0%");
            assertThat(page.locator(".tile.alarm")).containsText("0.51\u00a0%");
            visit.explain("gone1@example.net");
            assertThat(page.locator("#found pre")).containsText("<img src=x onerror=alert(1)>");
            assertThat(page.locator("#found img")).hasCount(0);
        }
    }

    private static SesEvents twoHundred(Instant at) {
        SesEvents events = new SesEvents();
        Reply unknown = new Reply("550 5.1.1 User unknown <img src=x onerror=alert(1)>", false);
        for (int n = 0; n < 196; n++) {
            events.delivery("d" + n, "own", "there" + n + "@example.net", at);
        }
        for (int n = 0; n < 4; n++) {
            events.bounce("b" + n, "own", "gone" + n + "@example.net", unknown, at);
        }
        events.complaint("c", "own", "there1@example.net", at);
        return events;
    }

    /// Behind API keys the page asks for one, sends it, and keeps it for this tab alone.
    @Test
    void asksForAKey() {
        Visit visit = visit(360, ColorScheme.LIGHT).with("**/v1/stats*", route -> {
            if ("the key".equals(route.request().headerValue("x-api-key"))) {
                route.resume();
            } else {
                Visit.answer(route, 403, "{\"message\":\"Forbidden\"}");
            }
        });
        Page page = visit.open(samples.orElseThrow());
        assertThat(page.locator("#key")).isVisible();
        assertThat(visit.barriers()).isEmpty();
        page.locator("#key-value").fill("not the key");
        page.keyboard().press("Enter");
        assertThat(page.locator("#key-why")).containsText("refused");
        page.locator("#key-value").fill("the key");
        page.keyboard().press("Enter");

        assertThat(page.locator("#month svg .day")).hasCount(30);
        assertThat(page.locator("#key")).isHidden();
        assertThat(page.evaluate("localStorage.length + document.cookie.length"))
                .isEqualTo(0);
        visit.faults().removeIf(fault -> fault.contains("403"));
    }

    private static Json get(String question) throws Exception {
        URI uri = samples.orElseThrow().address().resolve(question);
        return Json.parse(HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                        .body())
                .orElseThrow();
    }

    private static Json send(ServedStack stack, byte[] event) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(stack.address().resolve(LocalGateway.EVENTS))
                .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                .build();
        return Json.parse(HTTP.send(request, BodyHandlers.ofByteArray()).body()).orElseThrow();
    }
}
