package bounceledger.tools.local;

import bounceledger.lambda.Marks;
import bounceledger.lambda.RuleSource;
import bounceledger.pipeline.Judge;
import bounceledger.trust.Examiner;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The judge that a person's tools ask: the shipped one, with the rules that `RULES` names as the function would.
final class LocalJudge {

    private LocalJudge() {}

    static Judge judge() throws WrongCall {
        Judge shipped = Judge.shipped();
        Optional<String> setting = Optional.ofNullable(System.getenv("RULES")).filter(text -> !text.isBlank());
        if (setting.isEmpty()) {
            return shipped;
        }
        try {
            return RuleSource.of(setting.get(), shipped, LocalJudge::s3, InstantSource.system(), LocalJudge::tell)
                    .get();
        } catch (IllegalArgumentException wrong) {
            throw new WrongCall(String.valueOf(wrong.getMessage()));
        }
    }

    /// Knows the keys and domains that the environment names as the function would.
    static Examiner examiner(Judge judge) throws WrongCall {
        try {
            return Marks.of(System.getenv()).examiner(judge.classifier()::providerOf);
        } catch (IllegalArgumentException wrong) {
            throw new WrongCall(String.valueOf(wrong.getMessage()));
        }
    }

    private static S3Client s3() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void tell(String line) {
        System.err.println("ledger: own rules " + line);
    }
}
