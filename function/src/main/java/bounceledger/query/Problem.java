package bounceledger.query;

import bounceledger.json.JsonText;
import java.util.Optional;

/// A question that cannot be answered, as a problem document (RFC 9457). Thrown inside this room only.
final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final String field;

    private Problem(int status, String title, String field, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.field = field;
    }

    /// The parameter has a value that it cannot have.
    static Problem badParameter(String field, String detail) {
        return new Problem(400, "Bad parameter", field, detail);
    }

    static Problem unknownParameter(String field) {
        return new Problem(400, "Unknown parameter", field, "this path does not know the parameter " + quoted(field));
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", "", detail);
    }

    static Problem methodNotAllowed(String method) {
        return new Problem(405, "Method not allowed", "", "only GET, not " + quoted(method));
    }

    static Problem unavailable() {
        return new Problem(503, "Unavailable", "", "the ledger does not answer; try again");
    }

    /// What came from outside is shown cut and in printable ASCII.
    private static String quoted(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > 60 ? printable.substring(0, 60) + "…" : printable;
    }

    Answer answer() {
        JsonText body = JsonText.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", String.valueOf(getMessage()));
        if (!field.isEmpty()) {
            body.put("field", quoted(field));
        }
        return new Answer(status, "application/problem+json", body.write(), Optional.empty());
    }
}
