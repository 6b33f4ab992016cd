package bounceledger.lambda;

import bounceledger.format.Verp;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Pepper;
import bounceledger.pipeline.Deliveries;
import bounceledger.query.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the environment says.
///
/// | variable | means | default |
/// |---|---|---|
/// | `TABLE_NAME` | the ledger's table | none |
/// | `PEPPER` | the secret that addresses are hashed under | none |
/// | `MAIL_BUCKET` | where mails lie, and the quarantine | none; the query function needs none |
/// | `QUARANTINE_PREFIX` | where in the bucket we write | `quarantine/` |
/// | `DELIVERIES` | `none`, `clear` or `exact` | `none` |
/// | `RULES` | `s3://` our bucket `/rules/…`, or `file:…`: an operator's own rules | none |
/// | `VERP_SHAPES` | how own return paths carry the recipient, with commas between | the common shapes |
/// | `READ_KEYS`, `WRITE_KEYS` | ids of API keys with that scope, with commas between | nobody's |
/// | `TRUST` | `auto`, `strict`, `balanced`, `lenient` or `open` | `auto`: open until mails can be proven |
/// | `TOKEN_KEYS` | keys of the tokens in return paths, `aa:secret`, blanks between | none |
/// | `TOKEN_KEYS_ARN` | the secret that holds them; says to functions that get no keys that there are some | none |
/// | `SIGNING_DOMAINS` | domains whose DKIM signatures are ours, with commas between | none |
/// | `SIGNING_KEYS` | their keys, `s1._domainkey.example.com=v=DKIM1; p=…`, with commas between | asked of DNS |
/// | `COUNTED_DOMAINS`, `COUNTED_CAMPAIGNS` | what is counted by name, with commas between | nothing |
/// | `METRICS` | whose metrics they are: their one dimension | `local` |
/// | `METRICS_BY_PROVIDER` | `yes`: the bounces of each provider are metrics, too | `no` |
record Settings(
        String table,
        Pepper pepper,
        String bucket,
        String quarantinePrefix,
        Deliveries deliveries,
        Optional<String> rules,
        Verp verp,
        Marks marks,
        CountedNames names,
        Metrics metrics,
        Map<String, Scope> keys) {

    /// Reads the variables.
    ///
    /// @throws IllegalArgumentException with the variable that is missing or wrong
    static Settings of(Map<String, String> environment) {
        return new Settings(
                wanted(environment, "TABLE_NAME"),
                new Pepper(wanted(environment, "PEPPER")),
                environment.getOrDefault("MAIL_BUCKET", ""),
                prefix(environment),
                deliveries(environment),
                rules(environment),
                Verp.of(shapes(environment)),
                Marks.of(environment),
                new CountedNames(
                        names(environment, "COUNTED_DOMAINS", true), names(environment, "COUNTED_CAMPAIGNS", false)),
                new Metrics(
                        environment.getOrDefault("METRICS", "local"),
                        environment.getOrDefault("METRICS_BY_PROVIDER", "no").equals("yes")),
                keys(environment));
    }

    /// A key that is named twice has the wider scope.
    private static Map<String, Scope> keys(Map<String, String> environment) {
        Map<String, Scope> keys = new HashMap<>();
        for (Scope scope : List.of(Scope.READ, Scope.WRITE)) {
            names(environment, scope.name() + "_KEYS", false).forEach(key -> keys.put(key, scope));
        }
        return Map.copyOf(keys);
    }

    private static String wanted(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private static String prefix(Map<String, String> environment) {
        String prefix = environment.getOrDefault("QUARANTINE_PREFIX", "quarantine/");
        if (!prefix.endsWith("/") || prefix.length() < 2) {
            throw new IllegalArgumentException("QUARANTINE_PREFIX does not end with a slash: " + prefix);
        }
        return prefix;
    }

    private static List<String> shapes(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("VERP_SHAPES", "").split(",", -1))
                .map(String::strip)
                .filter(shape -> !shape.isEmpty())
                .toList();
    }

    private static Deliveries deliveries(Map<String, String> environment) {
        String word = environment.getOrDefault("DELIVERIES", "none");
        return Deliveries.of(word)
                .orElseThrow(
                        () -> new IllegalArgumentException("DELIVERIES is neither none nor clear nor exact: " + word));
    }

    /// The role may read no other bucket, and nothing else in ours.
    private static Optional<String> rules(Map<String, String> environment) {
        String bucket = environment.getOrDefault("MAIL_BUCKET", "");
        Optional<String> rules =
                Optional.ofNullable(environment.get("RULES")).map(String::strip).filter(text -> !text.isEmpty());
        rules.filter(text -> !text.startsWith("file:") && !text.startsWith("s3://" + bucket + "/rules/"))
                .ifPresent(text -> {
                    throw new IllegalArgumentException(
                            "RULES is neither file:… nor under rules/ in the mail bucket: " + text);
                });
        return rules;
    }

    private static Set<String> names(Map<String, String> environment, String name, boolean lowerCase) {
        return Arrays.stream(environment.getOrDefault(name, "").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> lowerCase ? text.toLowerCase(Locale.ROOT) : text)
                .collect(Collectors.toUnmodifiableSet());
    }
}
