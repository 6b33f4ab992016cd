package bounceledger.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// AWS as a rehearsal sees it: one request, answered from a file beside this class, over no network. The HTTP client
/// before it is the deployed one. DynamoDB is told from S3 by the header that names its operations.
final class Stage extends HttpURLConnection {

    private static final String OPERATION = "X-Amz-Target";

    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
    private String operation = "";

    private Stage(URL url) {
        super(url);
    }

    static HttpURLConnection connection(URI uri) {
        try {
            return new Stage(uri.toURL());
        } catch (MalformedURLException neverOfTheSdk) {
            throw new UncheckedIOException(neverOfTheSdk);
        }
    }

    /// What is asked can be read back only before this.
    @Override
    public void connect() {
        operation = connected ? operation : Objects.requireNonNullElse(getRequestProperty(OPERATION), "");
        connected = true;
    }

    @Override
    public OutputStream getOutputStream() {
        return asked;
    }

    @Override
    public int getResponseCode() {
        return HTTP_OK;
    }

    @Override
    public String getResponseMessage() {
        return "OK";
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return Map.of("Content-Type", List.of(operation.isEmpty() ? "text/plain" : "application/x-amz-json-1.0"));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new ByteArrayInputStream(
                file(operation.isEmpty() ? "mail.eml" : operation.endsWith(".GetItem") ? "page.json" : items()));
    }

    /// A page is found, and so is what the index and an address hold. All else is not: every booking is new, and no
    /// counter was ever written.
    private String items() {
        String body = asked.toString(StandardCharsets.UTF_8);
        if (body.contains("\"IndexName\"")) {
            return "index-items.json";
        }
        return body.contains("KeyConditionExpression") && body.contains("\"A#") ? "address-items.json" : "nothing.json";
    }

    /// One of the files for rehearsals.
    static byte[] file(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Stage.class.getResourceAsStream("rehearsal/" + name), name)) {
            return file.readAllBytes();
        }
    }

    @Override
    public void disconnect() {
        // Nothing is open.
    }

    @Override
    public boolean usingProxy() {
        return false;
    }
}
