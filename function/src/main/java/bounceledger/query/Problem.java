package bounceledger.query;

import bounceledger.json.JsonText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A question that cannot be answered, as a problem document (RFC 9457). Thrown inside this room only.
final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final String field;
    private final String allow;

    private Problem(int status, String title, String field, String detail) {
        this(status, title, field, detail, "");
    }

    private Problem(int status, String title, String field, String detail, String allow) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.field = field;
        this.allow = allow;
    }

    /// The parameter has a value that it cannot have.
    static Problem badParameter(String field, String detail) {
        return new Problem(400, "Bad parameter", field, detail);
    }

    static Problem unknownParameter(String field) {
        return new Problem(400, "Unknown parameter", field, "this path does not know the parameter " + quoted(field));
    }

    static Problem unknownMember(String field) {
        return new Problem(400, "Unknown member", field, "this path does not know the member " + quoted(field));
    }

    /// The whole body is not what it has to be.
    static Problem badBody(String detail) {
        return new Problem(400, "Bad body", "body", "the body " + detail);
    }

    static Problem tooLarge(int most) {
        return new Problem(413, "Content too large", "body", "the body has more than " + most + " bytes");
    }

    static Problem wrongType(String wanted) {
        return new Problem(415, "Unsupported media type", "content-type", "this wants " + wanted);
    }

    static Problem conflict(String detail) {
        return new Problem(409, "Conflict", "", detail);
    }

    /// What is older has been forgotten.
    static Problem gone(String field, String detail) {
        return new Problem(410, "Gone", field, detail);
    }

    static Problem forbidden(Scope wanted) {
        return new Problem(
                403, "Forbidden", "", "this wants the scope " + wanted.name().toLowerCase(Locale.ROOT));
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", "", detail);
    }

    /// @param allowed by this path, which the answer has to name (RFC 9110 section 15.5.6)
    static Problem methodNotAllowed(String method, String allowed) {
        return new Problem(405, "Method not allowed", "", "only " + allowed + ", not " + quoted(method), allowed);
    }

    static Problem unavailable() {
        return new Problem(503, "Unavailable", "", "the ledger does not answer; try again");
    }

    /// What came from outside is shown cut and in printable ASCII.
    static String quoted(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > 60 ? printable.substring(0, 60) + "…" : printable;
    }

    int status() {
        return status;
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
        Map<String, String> headers = allow.isEmpty() ? Map.of() : Map.of("Allow", allow);
        return new Answer(status, "application/problem+json", body.write(), headers, Optional.empty());
    }
}
