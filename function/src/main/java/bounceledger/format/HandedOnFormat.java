package bounceledger.format;

import bounceledger.mail.MailParts;
import bounceledger.report.DeliveryReport;
import bounceledger.report.Report;
import java.util.List;
import java.util.Optional;

/// Reads the notice that another notice returns, where the outer one names nobody: a provider puts help for its
/// customers around the report. Only from server to server: what a person or the manager of a list hands on is mail
/// about a bounce, and its sender is not the one who wrote to the address.
///
/// @param formats what either may be written in
record HandedOnFormat(List<Format> formats) implements Format {

    @Override
    public Optional<Report> read(MailParts mail) {
        return Sender.isDaemon(mail)
                        && Sender.isDaemon(mail.returned())
                        && naming(mail).isEmpty()
                ? naming(mail.returnedMail())
                : Optional.empty();
    }

    private Optional<Report> naming(MailParts mail) {
        return formats.stream()
                .flatMap(format -> format.read(mail).stream())
                .findFirst()
                .filter(HandedOnFormat::namesSomebody);
    }

    private static boolean namesSomebody(Report report) {
        return report instanceof DeliveryReport delivery
                && !delivery.recipients().isEmpty();
    }
}
