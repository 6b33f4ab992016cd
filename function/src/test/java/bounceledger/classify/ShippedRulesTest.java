package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the build wrote is what people wrote.
class ShippedRulesTest {

    @Test
    void theFlatFileSaysWhatTheYamlSays() {
        ShippedRules yaml = ShippedRules.ofYaml();

        assertThat(yaml.rules()).hasSizeGreaterThan(200);
        assertThat(ShippedRules.read()).isEqualTo(yaml);
    }
}
