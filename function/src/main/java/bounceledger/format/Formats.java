package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.report.NotAReport;
import bounceledger.report.Report;
import java.util.List;
import java.util.Optional;

/// Every format, in the order in which they are tried: what is written for machines, then plain-text dialects,
/// then the signs of an automatic answer, which bounces carry too.
public final class Formats {

    static final List<Format> IN_ORDER = List.of(
            new Rfc5965Format(), new Rfc8098Format(), new Rfc3464Format(), new NoticeFormat(), new Rfc3834Format());

    private static final NotAReport NOTHING =
            new NotAReport("no machine-readable part, no known bounce text, no sign of an automatic answer");

    private Formats() {}

    /// Never fails; {@link NotAReport} when no format claims the mail
    public static ReadReport read(MailParts mail) {
        for (Format format : IN_ORDER) {
            Optional<Report> report = format.read(mail);
            if (report.isPresent()) {
                return new ReadReport(Optional.of(format.name()), report.get());
            }
        }
        return new ReadReport(Optional.empty(), NOTHING);
    }

    /// A report and who could read it.
    ///
    /// @param format the name of the format that claimed the mail, such as `rfc3464`; empty when none did
    public record ReadReport(Optional<String> format, Report report) {}
}
