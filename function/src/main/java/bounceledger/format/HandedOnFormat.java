package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.report.DeliveryReport;
import bounceledger.report.Report;
import java.util.List;
import java.util.Optional;

/// Reads the notice that another notice returns, where the outer one names nobody: a provider puts help for its
/// customers around the report, or a spam filter of the reader's wraps it and leaves its Message-ID. Else only from
/// server to server, by the null return path: what a person, a newsletter or a list's server hands on is mail about a
/// bounce, and whoever gets it did not write to the address.
///
/// @param formats what either may be written in
record HandedOnFormat(List<Format> formats) implements Format {

    @Override
    public Optional<Report> read(MailParts mail) {
        return Sender.isDaemon(mail) && Sender.isDaemon(mail.returned()) && (isWrapped(mail) || isNobodys(mail))
                ? first(mail.returnedMail()).filter(HandedOnFormat::namesSomebody)
                : Optional.empty();
    }

    private static boolean isWrapped(MailParts mail) {
        Optional<String> id = mail.headers().first("Message-ID");
        return id.isPresent() && id.equals(mail.returned().first("Message-ID"));
    }

    private boolean isNobodys(MailParts mail) {
        return Sender.hasNullPath(mail.headers())
                && first(mail).filter(report -> !namesSomebody(report)).isPresent();
    }

    private Optional<Report> first(MailParts mail) {
        return formats.stream().flatMap(format -> format.read(mail).stream()).findFirst();
    }

    private static boolean namesSomebody(Report report) {
        return report instanceof DeliveryReport delivery
                && !delivery.recipients().isEmpty();
    }
}
