package bounceledger.lambda;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The AWS clients of one function, all over one HTTP client.
///
/// @param credentials asked at the first request: never before a snapshot
record Clients(SdkHttpClient http, AwsCredentialsProvider credentials) {

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

    /// Those that speak to AWS, as whom Lambda says: in variables, or with SnapStart by an endpoint. The SDK would look
    /// for profiles and for a machine's role as well, and makes all that at the first request.
    static Clients deployed() {
        return new Clients(
                UrlConnectionHttpClient.create(),
                AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(),
                        ContainerCredentialsProvider.builder().build()));
    }

    DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .httpClient(http)
                .credentialsProvider(credentials)
                .overrideConfiguration(PATIENCE)
                .build();
    }

    /// For small answers.
    S3Client s3() {
        return s3(PATIENCE);
    }

    S3Client s3WithMails() {
        return s3(PATIENCE_WITH_MAILS);
    }

    S3Presigner presigner() {
        return S3Presigner.builder().credentialsProvider(credentials).build();
    }

    private S3Client s3(ClientOverrideConfiguration patience) {
        return S3Client.builder()
                .httpClient(http)
                .credentialsProvider(credentials)
                .overrideConfiguration(patience)
                .build();
    }
}
