package bounceledger.lambda;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The AWS clients of one function, all over one HTTP client.
///
/// @param credentials empty for those that Lambda gives, asked for at the first request: never before a snapshot
record Clients(SdkHttpClient http, Optional<AwsCredentialsProvider> credentials) {

    /// An attempt that takes longer is abandoned, so that the list's order cannot lag further behind.
    private static final ClientOverrideConfiguration PATIENCE = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(5))
            .apiCallAttemptTimeout(Duration.ofSeconds(3))
            .build();

    /// A mail may be megabytes.
    private static final ClientOverrideConfiguration PATIENCE_WITH_MAILS = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(12))
            .apiCallAttemptTimeout(Duration.ofSeconds(6))
            .build();

    /// Those that speak to AWS.
    static Clients deployed() {
        return new Clients(UrlConnectionHttpClient.create(), Optional.empty());
    }

    DynamoDbClient dynamo() {
        DynamoDbClientBuilder builder =
                DynamoDbClient.builder().httpClient(http).overrideConfiguration(PATIENCE);
        credentials.ifPresent(builder::credentialsProvider);
        return builder.build();
    }

    /// For small answers.
    S3Client s3() {
        return s3(PATIENCE);
    }

    S3Client s3WithMails() {
        return s3(PATIENCE_WITH_MAILS);
    }

    S3Presigner presigner() {
        S3Presigner.Builder builder = S3Presigner.builder();
        credentials.ifPresent(builder::credentialsProvider);
        return builder.build();
    }

    private S3Client s3(ClientOverrideConfiguration patience) {
        S3ClientBuilder builder = S3Client.builder().httpClient(http).overrideConfiguration(patience);
        credentials.ifPresent(builder::credentialsProvider);
        return builder.build();
    }
}
