package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.report.NotAReport;
import bounceledger.report.Report;
import java.util.List;
import java.util.Optional;

/// Every format, in the order in which they are tried: what is written for machines, then what is written for people,
/// then the signs of an automatic answer, which bounces carry too.
public final class Formats {

    private static final NotAReport NOTHING =
            new NotAReport("no machine-readable part, no known bounce text, no sign of an automatic answer");

    private static final Formats SHIPPED = new Formats(Verp.COMMON);

    private final List<Format> inOrder;
    private final List<String> names;

    /// @param verp how the sender's own return paths carry the recipient
    public Formats(Verp verp) {
        LastWord lastWord = new LastWord(verp);
        Format report = new Rfc3464Format(lastWord);
        Format notice = new NoticeFormat(lastWord);
        inOrder = List.of(
                new Rfc5965Format(),
                new Rfc8098Format(),
                report,
                new SesFormat(),
                new HandedOnFormat(List.of(report, notice)),
                notice,
                new ListFormat(lastWord),
                new Rfc3834Format());
        names = inOrder.stream().map(Format::name).toList();
    }

    /// Knows the common return paths only.
    public static Formats shipped() {
        return SHIPPED;
    }

    List<Format> inOrder() {
        return inOrder;
    }

    /// Never fails; {@link NotAReport} when no format claims the mail
    public ReadReport read(MailParts mail) {
        for (int i = 0; i < inOrder.size(); i++) {
            Optional<Report> report = inOrder.get(i).read(mail);
            if (report.isPresent()) {
                return new ReadReport(Optional.of(names.get(i)), report.get());
            }
        }
        return new ReadReport(Optional.empty(), NOTHING);
    }

    /// A report and who could read it.
    ///
    /// @param format the name of the format that claimed the mail, such as `rfc3464`; empty when none did
    public record ReadReport(Optional<String> format, Report report) {}
}
