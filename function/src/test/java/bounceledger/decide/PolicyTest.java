package bounceledger.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final Policy POLICY = Policy.shipped();

    /// What one report asks for, of every cause; and what is left of it when something speaks against it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            invalid_recipient                   | suppress    | retry       | investigate
            bad_domain                          | suppress    | retry       | investigate
            inactive_mailbox                    | suppress    | retry       | investigate
            mailbox_full                        | retry       | retry       | retry
            blocked_by_recipient                | investigate | investigate | investigate
            blocked_by_recipient/personal_block | suppress    | investigate | investigate
            blocked_by_recipient/org_rule       | investigate | investigate | investigate
            rate_limited                        | retry       | retry       | retry
            greylisted                          | retry       | retry       | retry
            auth_failure                        | investigate | investigate | investigate
            invalid_sender                      | investigate | investigate | investigate
            missing_ptr                         | investigate | investigate | investigate
            tls_failure                         | investigate | retry       | investigate
            smtp_auth                           | investigate | investigate | investigate
            relay_denied                        | investigate | investigate | investigate
            blocklisted                         | investigate | investigate | investigate
            bad_reputation                      | investigate | retry       | investigate
            spam_content                        | investigate | investigate | investigate
            prohibited_content                  | investigate | investigate | investigate
            malformed_message                   | investigate | investigate | investigate
            message_too_large                   | investigate | investigate | investigate
            policy_block                        | investigate | investigate | investigate
            server_error                        | investigate | retry       | investigate
            network_error                       | retry       | retry       | retry
            network_error/loop                  | investigate | retry       | investigate
            message_expired                     | retry       | retry       | retry
            protocol_error                      | investigate | investigate | investigate
            suppressed                          | suppress    | suppress    | investigate
            complaint                           | suppress    | suppress    | investigate
            undetermined                        | investigate | retry       | investigate
            """)
    void decides(String cause, String permanent, String passing, String guarded) {
        assertThat(POLICY.decide(verdict(cause, Permanence.PERMANENT), false).word())
                .isEqualTo(permanent);
        assertThat(POLICY.decide(verdict(cause, Permanence.TRANSIENT), false).word())
                .isEqualTo(passing);
        assertThat(POLICY.decide(verdict(cause, Permanence.PERMANENT), true).word())
                .isEqualTo(guarded);
    }

    @Test
    void whatIsNoBounceAsksForNothing() {
        Verdict delivered = new Verdict(
                Cause.NOT_A_BOUNCE,
                Optional.empty(),
                Optional.empty(),
                "action/delivered",
                "",
                Optional.empty(),
                "",
                "");

        assertThat(POLICY.decide(delivered, false)).isEqualTo(Decision.NONE);
        assertThat(POLICY.decide(delivered, true)).isEqualTo(Decision.NONE);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasARow(Cause cause) {
        assertThat(POLICY.rows()).containsKey(new Policy.Case(cause, Optional.empty()));
    }

    /// No cause outside the guarded list of causes.md (rule 8) may suppress on one report, and none for ever but
    /// what a person asked for.
    @Test
    void onlyFactsAboutTheAddressSuppress() {
        Set<String> suppressing = POLICY.rows().entrySet().stream()
                .filter(row -> row.getValue().permanent() == Decision.SUPPRESS)
                .map(row -> row.getKey().subReason().orElse(row.getKey().cause().word()))
                .collect(Collectors.toSet());

        assertThat(suppressing)
                .containsExactlyInAnyOrder(
                        "invalid_recipient",
                        "bad_domain",
                        "inactive_mailbox",
                        "personal_block",
                        "suppressed",
                        "complaint");
    }

    @Test
    void aPolicyWithoutEveryCauseIsRefused() throws IOException {
        assertThatThrownBy(() -> PolicyReader.read(withoutRow(shipped(), "greylisted")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the policy has no row for greylisted");
    }

    /// One line that says what is wrong and where, whatever is wrong.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permanent: retry          | permanent: perhaps      | policy: no such permanent: perhaps
            permanent: suppress       | permanent: retry        | policy: reason and for go with suppress
            cause: greylisted         | cause: gray             | policy: no such cause: gray
            cause: greylisted         | cause: bad_domain       | policy: two rows for
            strikes: full%n    because| strikes: half%n    because | policy: no such strikes: half
            strikes: full%n    failures | strikes: soft%n    failures | policy: two strikes named soft
            failures: .is: 5          | failures: {is: five     | policy: not a number from 1: failures
            failures: .is: 5          | failures: {is: 0        | policy: not a number from 1: failures
            failures: .is: 5, because: | failures: {is: 5, why: | policy: unknown key why
            failures: .is: 5.*        | failures: 5             | policy: no source beside failures
            over: .is: PT72H          | over: {is: three days   | policy: not an ISO 8601 duration: over
            over: .is: PT72H          | over: {is: PT-72H       | policy: not an ISO 8601 duration: over
            for: .is: P180D           | for: {is: ever          | policy: not an ISO 8601 duration: for
            reason: manual            | reason: blocked         | policy: two rows for the reason blocked
            reason: manual            | reason: hand            | policy: no such reason: hand
            lifted-by: delivered      | lifted-by: prayer       | policy: no such lifted-by: prayer
            lifted-by: delivered      | lifted-by: delayed      | the policy does not say well what lifts soft_bounce
            warn: .is: 0.10 %%        | warn: {is: little       | policy: not a percentage such as 0.10 %%: warn
            rate: bounce              | rate: bounces           | policy: wants the rates bounce and complaint
            because: S3.P9            | why: S3.P9              | policy: unknown key why
            transient: retry          | transient: suppress     | policy: reason and for go with suppress
            causes:                   | because:                | policy: wants the keys strikes, reasons, rates and causes
            causes:                   | causes: [               | policy: not YAML
            cause: greylisted         | cause: [greylisted]     | policy: not a text: cause
            """)
    void aBadPolicyIsRefusedInOneLine(String good, String bad, String line) throws IOException {
        String yaml = shipped();
        Matcher place = Pattern.compile(String.format(good)).matcher(yaml);
        // What goes with `suppress` is changed where nothing suppresses; all else at its first place.
        assertThat(place.find(
                        good.startsWith("transient")
                                ? yaml.indexOf("cause: mailbox_full")
                                : yaml.indexOf("\n\nstrikes:")))
                .isTrue();
        String changed = yaml.substring(0, place.start()) + String.format(bad) + yaml.substring(place.end());

        assertThatThrownBy(() -> PolicyReader.read(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(String.format(line));
    }

    @Test
    void aPolicyIsPlainText() throws IOException {
        String yaml = shipped();

        assertThatThrownBy(() -> PolicyReader.read(yaml.replaceFirst("cause: greylisted", "cause: &g greylisted")
                        .replaceFirst("cause: rate_limited", "<<: *g")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet", "---", "a\n---\nb"})
    void aPolicyIsOneDocument(String yaml) {
        assertThatThrownBy(() -> PolicyReader.read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("policy: ");
    }

    private static String shipped() throws IOException {
        try (InputStream file = Objects.requireNonNull(PolicyTest.class.getResourceAsStream("policy.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// What the build wrote is what people wrote.
    @Test
    void theFlatFileSaysWhatTheYamlSays() throws IOException {
        assertThat(Policy.shipped()).isEqualTo(PolicyReader.read(shipped()));
    }

    private static String withoutRow(String yaml, String cause) {
        return Arrays.stream(yaml.split("(?=\n  - cause: )", -1))
                .filter(row -> !row.startsWith("\n  - cause: " + cause + "\n"))
                .collect(Collectors.joining());
    }

    private static Verdict verdict(String word, Permanence permanence) {
        String[] parts = word.split("/", -1);
        Optional<String> subReason = parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
        return new Verdict(
                Cause.of(parts[0]).orElseThrow(),
                subReason,
                Optional.of(permanence),
                "test/rule",
                "",
                Optional.empty(),
                "other",
                "");
    }
}
