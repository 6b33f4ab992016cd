package bounceledger.tools.local;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One person's visit to the page, with a fresh profile; keeps what went wrong, and who was asked for anything.
final class Visit implements AutoCloseable {

    /// What the API says of a ledger that believes every mail.

    private static final List<String> GRAVE = List.of("serious", "critical");

    private final BrowserContext context;
    private final Page page;
    private final List<String> requests = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Visit(Chromium chromium, int width, ColorScheme scheme) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
        context.onRequest(request -> requests.add(request.url()));
        context.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                faults.add(message.text());
            }
        });
        context.onWebError(error -> faults.add(error.error()));
        context.onDialog(dialog -> faults.add("a dialog: " + dialog.message()));
        page = context.newPage();
    }

    /// Answers in place of the server.
    Visit with(String urls, Consumer<Route> answer) {
        context.route(urls, answer);
        return this;
    }

    static void answer(Route route, int status, String json) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(json));
    }

    Page open(ServedStack stack) {
        page.navigate(stack.address().toString());
        return page;
    }

    void explain(String text) {
        page.locator("#asked").fill(text);
        page.locator("#look-up button").click();
        page.locator("#found > *").first().waitFor();
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "page", name + ".png"))
                .setFullPage(true));
    }

    /// What would keep somebody from using the page.
    List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(barrier -> GRAVE.contains(barrier.getImpact()))
                        .map(barrier -> barrier.getId() + ": " + barrier.getNodes())
                        .toList();
    }

    /// Errors and warnings on the console, exceptions, dialogs.
    List<String> faults() {
        return faults;
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        context.close();
    }
}
