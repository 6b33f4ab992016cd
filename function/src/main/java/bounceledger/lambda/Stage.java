package bounceledger.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/// AWS as a rehearsal sees it: answers from files beside this class, over no network. DynamoDB is told from S3 by the
/// header that names its operations.
final class Stage implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request.httpRequest(), body(request));
            }

            @Override
            public void abort() {
                // Nothing runs.
            }
        };
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream body = request.contentStreamProvider().get().newStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteResponse answer(SdkHttpRequest request, String asked) throws IOException {
        Optional<String> operation = request.firstMatchingHeader("X-Amz-Target");
        byte[] body = file(operation
                .map(name -> name.endsWith(".GetItem") ? "page.json" : items(asked))
                .orElse("mail.eml"));
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .putHeader("Content-Type", operation.isPresent() ? "application/x-amz-json-1.0" : "text/plain")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    /// A page is found, and so is what the index and an address hold. All else is not: every booking is new, and no
    /// counter was ever written.
    private static String items(String asked) {
        if (asked.contains("\"IndexName\"")) {
            return "index-items.json";
        }
        return asked.contains("KeyConditionExpression") && asked.contains("\"A#")
                ? "address-items.json"
                : "nothing.json";
    }

    /// One of the files for rehearsals.
    static byte[] file(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Stage.class.getResourceAsStream("rehearsal/" + name), name)) {
            return file.readAllBytes();
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
