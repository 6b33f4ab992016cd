package bounceledger.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What may be asked, as an OpenAPI document.
record DocumentRoutes() {

    static final String PATH = "/v1/openapi.yaml";

    /// RFC 9512.
    private static final String YAML = "application/yaml";

    List<Route> routes() {
        String document = document();
        return List.of(Route.get(PATH, Scope.CHECK, Set.of(), _ -> new Answer(200, YAML, document)));
    }

    static String document() {
        try (InputStream in = Objects.requireNonNull(
                DocumentRoutes.class.getResourceAsStream("openapi.yaml"), "openapi.yaml is not packaged")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
