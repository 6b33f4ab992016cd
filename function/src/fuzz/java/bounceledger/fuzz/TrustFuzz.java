package bounceledger.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bounceledger.lambda.Marks;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.Authenticity;
import bounceledger.smtp.MailAddress;
import bounceledger.trust.Examiner;
import bounceledger.trust.Testimony;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Bytes as a bounce mail, examined with the marks that the demo's genuine mails carry: nothing proves anything about
/// somebody to whom no mark was ever given.
public final class TrustFuzz {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Optional<MailAddress> VICTIM = MailAddress.parse("victim@example.org");
    private static final Examiner EXAMINER = Marks.of(Map.of(
                    "TOKEN_KEYS",
                    "de:a-key-for-the-demo-on-this-machine-only",
                    "SIGNING_DOMAINS",
                    "mail.example.com",
                    "SIGNING_KEYS",
                    "demo._domainkey.mail.example.com=v=DKIM1; k=ed25519;"
                            + " p=XXeZDUGnYmVcEoOZtJtarQzolZ4GBymDGX5JXi8dP6A="))
            .examiner(_ -> Optional.empty());

    private TrustFuzz() {}

    /// Once, so that loading classes is no slow input.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("To: bl-deaaaaaaaaaaaaaaaaaaaaaaaa@example.com\n\nx\n".getBytes(US_ASCII));
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] mail) {
        Testimony testimony = EXAMINER.examine(MailReader.read(new RawMail("fuzz", mail, false)), NOW);
        Authenticity worth = testimony.about(VICTIM).authenticity();
        Flaw.unless(worth != Authenticity.PROVEN, () -> "proven about a stranger: " + testimony.about(VICTIM));
    }
}
