package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.decide.TrustMode;
import bounceledger.ledger.CountedNames;
import bounceledger.pipeline.Deliveries;
import bounceledger.query.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, String> LEAST = Map.of("TABLE_NAME", "ledger", "PEPPER", "a pepper of tests");

    @Test
    void needsATableAndAPepper() {
        Settings settings = Settings.of(LEAST);

        assertThat(settings.table()).isEqualTo("ledger");
        assertThat(settings.bucket()).isEmpty();
        assertThat(settings.quarantinePrefix()).isEqualTo("quarantine/");
        assertThat(settings.deliveries()).isEqualTo(Deliveries.NONE);
        assertThat(settings.rules()).isEmpty();
        assertThat(settings.names()).isEqualTo(CountedNames.NOBODY);
    }

    @Test
    void readsTheRest() {
        Settings settings = Settings.of(with(Map.of(
                "MAIL_BUCKET", "mails",
                "QUARANTINE_PREFIX", "odd/",
                "DELIVERIES", "exact",
                "RULES", "s3://mails/rules/own.yaml",
                "COUNTED_DOMAINS", " Example.ORG, example.net,,",
                "COUNTED_CAMPAIGNS", "Spring")));

        assertThat(settings.bucket()).isEqualTo("mails");
        assertThat(settings.quarantinePrefix()).isEqualTo("odd/");
        assertThat(settings.deliveries()).isEqualTo(Deliveries.EXACT);
        assertThat(settings.rules()).contains("s3://mails/rules/own.yaml");
        assertThat(settings.names())
                .isEqualTo(new CountedNames(Set.of("example.org", "example.net"), Set.of("Spring")));
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE_NAME, '', TABLE_NAME is not set",
        "TABLE_NAME, ' ', TABLE_NAME is not set",
        "PEPPER, '', PEPPER is not set",
        "PEPPER, salt, the pepper has fewer than 16 characters",
        "QUARANTINE_PREFIX, odd, QUARANTINE_PREFIX does not end with a slash: odd",
        "QUARANTINE_PREFIX, /, QUARANTINE_PREFIX does not end with a slash: /",
        "DELIVERIES, all, DELIVERIES is neither none nor clear nor exact: all",
        "RULES, s3://other/rules/own.yaml,"
                + " RULES is neither file:… nor under rules/ in the mail bucket: s3://other/rules/own.yaml",
        "VERP_SHAPES, b+{local}@example.net,"
                + " a return path's shape needs {local} and {domain}: b+{local}@example.net",
        "RULES, own.yaml, RULES is neither file:… nor under rules/ in the mail bucket: own.yaml"
    })
    void saysWhichVariableIsWrong(String name, String value, String message) {
        assertThatThrownBy(() -> Settings.of(with(Map.of(name, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | ''                                      | ''          | open
            auto | ''                                    | ''          | open
            auto | aa:0123456789abcdef0123456789abcdef   | ''          | balanced
            auto | ''                                    | example.com | balanced
            strict | aa:0123456789abcdef0123456789abcdef | ''          | strict
            open | aa:0123456789abcdef0123456789abcdef   | example.com | open
            lenient | ''                                 | ''          | lenient
            """)
    void standsOpenUntilSomethingCanBeProven(String trust, String keys, String domains, String mode) {
        Settings settings = Settings.of(with(Map.of("TRUST", trust, "TOKEN_KEYS", keys, "SIGNING_DOMAINS", domains)));

        assertThat(settings.marks().mode().word()).isEqualTo(mode);
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource({"none, open", "clear, open", "exact, balanced"})
    void knowsWhatWasSentWhereEachDeliveryIsBooked(String deliveries, String mode) {
        assertThat(Settings.of(with(Map.of("DELIVERIES", deliveries)))
                        .marks()
                        .mode()
                        .word())
                .isEqualTo(mode);
    }

    /// The functions that answer and keep up get no keys, and must fold as the one that has them.
    @Test
    void knowsOfKeysThatItDoesNotGet() {
        Settings settings = Settings.of(with(Map.of("TOKEN_KEYS_ARN", "arn:aws:secretsmanager:eu-west-1:1:secret:x")));

        assertThat(settings.marks().mode()).isEqualTo(TrustMode.BALANCED);
    }

    @ParameterizedTest
    @CsvSource({"TRUST, all", "TOKEN_KEYS, secret-without-a-name-of-its-key", "SIGNING_KEYS, v=DKIM1; p=abc"})
    void refusesWrongMarks(String name, String value) {
        assertThatThrownBy(() -> Settings.of(with(Map.of(name, value)))).isInstanceOf(IllegalArgumentException.class);
    }

    /// What is told about a wrong pepper must not tell the pepper.
    @Test
    void neverShowsThePepper() {
        assertThat(Settings.of(LEAST).toString()).doesNotContain("a pepper of tests");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.putAll(more);
        return all;
    }

    /// A key that is named twice may what the wider scope may; one that is not named is not here at all.
    @Test
    void readsWhatKeysMay() {
        Settings settings = Settings.of(Map.of(
                "TABLE_NAME", "ledger",
                "PEPPER", "a pepper of tests",
                "READ_KEYS", "a1, b2",
                "WRITE_KEYS", "b2,c3,"));

        assertThat(settings.keys()).isEqualTo(Map.of("a1", Scope.READ, "b2", Scope.WRITE, "c3", Scope.WRITE));
    }
}
