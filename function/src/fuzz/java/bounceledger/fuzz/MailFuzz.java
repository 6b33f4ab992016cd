package bounceledger.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bounceledger.format.Formats;
import bounceledger.format.Verp;
import bounceledger.mail.MailParts;
import bounceledger.mail.MailReader;
import bounceledger.mail.RawMail;
import bounceledger.report.Report;
import java.util.List;

/// Bytes as a mail: there is a report, it names nobody whom the mail does not name, and the kind of line ends makes no
/// difference.
public final class MailFuzz {

    private static final Formats FORMATS = new Formats(Verp.of(List.of("b.{local}={domain}.*@lists.example.com")));

    private MailFuzz() {}

    /// Once, so that loading classes is no slow input.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("From: mailer-daemon@example.net\n\njo@example.org: user unknown\n".getBytes(US_ASCII));
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] mail) {
        MailParts parts = parts(mail);
        Report report = FORMATS.read(parts).report();
        Claims.of(report).mustStandIn(() -> MailText.of(mail, parts));
        LineEnds.swapped(mail).ifPresent(other -> {
            Report again = FORMATS.read(parts(other)).report();
            Flaw.unless(report.equals(again), () -> "line ends matter:\n" + report + "\n" + again);
        });
    }

    private static MailParts parts(byte[] mail) {
        return MailReader.read(new RawMail("fuzz", mail, false));
    }
}
