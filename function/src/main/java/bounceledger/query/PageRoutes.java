package bounceledger.query;

import bounceledger.page.PageFile;
import bounceledger.page.PageFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The page for people. Anybody may load it: it holds nothing, and asks the API with the key that a person gives it.
///
/// A browser keeps the files and asks each time whether they changed, so that a new version is never half an old one.
record PageRoutes(PageFiles page) {

    /// Only what is served beside it, nothing inline, no frames, and no text that becomes markup.
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control",
            "no-cache",
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Referrer-Policy",
            "no-referrer");

    List<Route> routes() {
        return List.of(
                new Route("GET", List.of(), Scope.NONE, Set.of(), _ -> file(PageFiles.START)),
                Route.get("/page/{file}", Scope.NONE, Set.of(), asked -> file(asked.variable("file"))));
    }

    private Answer file(String name) throws Problem {
        PageFile file = page.find(name).orElseThrow(() -> Problem.notFound("the page has no such file"));
        return new Answer(200, file.contentType(), file.text(), HEADERS, Optional.empty());
    }
}
