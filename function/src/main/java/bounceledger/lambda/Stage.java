package bounceledger.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
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

    private static final String NOTHING = "nothing.json";

    /// What each operation of DynamoDB is answered with; any other with nothing.
    private static final Map<String, String> DYNAMO = Map.of("Query", "items.json", "GetItem", "item.json");

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (request.contentStreamProvider().isPresent()) {
                    try (InputStream body = request.contentStreamProvider().get().newStream()) {
                        body.readAllBytes();
                    }
                }
                return answer(request.httpRequest());
            }

            @Override
            public void abort() {
                // Nothing runs.
            }
        };
    }

    private static HttpExecuteResponse answer(SdkHttpRequest request) throws IOException {
        Optional<String> operation = request.firstMatchingHeader("X-Amz-Target");
        byte[] body = file(operation
                .map(target -> DYNAMO.getOrDefault(target.substring(target.indexOf('.') + 1), NOTHING))
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
