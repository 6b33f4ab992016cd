package bounceledger.lambda;

import bounceledger.decide.TrustMode;
import bounceledger.trust.Examiner;
import bounceledger.trust.OwnSignatures;
import bounceledger.trust.SigningKeys;
import bounceledger.trust.TokenKeys;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// By what the environment says that our own mails can be known again, and what a report without such a mark is
/// worth.
///
/// @param signingKeys published keys by name; empty to ask DNS
/// @param mode what a report must be worth
public record Marks(TokenKeys tokens, Set<String> signingDomains, Map<String, String> signingKeys, TrustMode mode) {

    /// Reads the variables, see {@link Settings}.
    ///
    /// @throws IllegalArgumentException with the variable that is wrong
    public static Marks of(Map<String, String> environment) {
        TokenKeys tokens = TokenKeys.parse(environment.getOrDefault("TOKEN_KEYS", ""));
        Set<String> domains = texts(environment, "SIGNING_DOMAINS")
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        boolean some = !tokens.isEmpty()
                || !domains.isEmpty()
                || !environment.getOrDefault("TOKEN_KEYS_ARN", "").isBlank()
                || environment.getOrDefault("DELIVERIES", "").equals("exact");
        return new Marks(tokens, domains, keys(environment), mode(environment.getOrDefault("TRUST", "auto"), some));
    }

    private static TrustMode mode(String word, boolean provable) {
        return word.isBlank() || word.equals("auto")
                ? provable ? TrustMode.BALANCED : TrustMode.OPEN
                : TrustMode.of(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "TRUST is none of auto, strict, balanced, lenient, open: " + word));
    }

    private static Map<String, String> keys(Map<String, String> environment) {
        Map<String, String> keys = new HashMap<>();
        texts(environment, "SIGNING_KEYS").forEach(text -> {
            int equals = text.indexOf('=');
            if (equals < 1 || !text.substring(0, equals).contains("._domainkey.")) {
                throw new IllegalArgumentException(
                        "SIGNING_KEYS wants <selector>._domainkey.<domain>=<record>: " + text);
            }
            keys.put(text.substring(0, equals).strip().toLowerCase(Locale.ROOT), text.substring(equals + 1));
        });
        return Map.copyOf(keys);
    }

    private static Stream<String> texts(Map<String, String> environment, String name) {
        return Stream.of(environment.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /// Who examines mails by them. DNS is asked for signing keys where none are given.
    ///
    /// @param providers who keeps a domain's mailboxes or runs its hosts; empty for most
    public Examiner examiner(Function<String, Optional<String>> providers) {
        return new Examiner(tokens, signatures(), providers);
    }

    private OwnSignatures signatures() {
        SigningKeys given = name -> signingKeys.containsKey(name)
                ? new SigningKeys.Answer.Found(signingKeys.getOrDefault(name, ""))
                : new SigningKeys.Answer.Nothing();
        SigningKeys keys = signingKeys.isEmpty() ? new DnsKeys("dns:", Clock.systemUTC()) : given;
        return new OwnSignatures(signingDomains, keys, Examiner.DAYS);
    }
}
