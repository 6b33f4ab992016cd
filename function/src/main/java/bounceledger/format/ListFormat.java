package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import bounceledger.smtp.EnhancedStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what the manager of a mailing list sends back because it may not be posted: to whoever wrote to the list,
/// that is a mail that did not arrive. Known by the address it comes from, its words, and the message in it or the name
/// of the list. What a moderator has yet to look at is none.
record ListFormat(LastWord lastWord) implements Format {

    @Override
    public Optional<Report> read(MailParts mail) {
        Optional<ListServer> server = ListServer.of(mail.headers());
        boolean returns = !mail.returned().isEmpty();
        if (server.isEmpty() || (!returns && Sender.isTitledAnswer(mail.headers())) || !isRefusal(mail)) {
            return Optional.empty();
        }
        List<String> written = returns ? lastWord.recipients(mail) : List.of();
        List<String> lists = written.isEmpty() ? server.get().listsIn(mail) : written;
        return returns || !lists.isEmpty() ? Optional.of(report(mail, lists)) : Optional.empty();
    }

    private static DeliveryReport report(MailParts mail, List<String> lists) {
        List<RecipientReport> recipients = LastWord.entries(lists, mail.text()).stream()
                .map(entry -> new RecipientReport(
                        Optional.of(entry.address()),
                        Optional.empty(),
                        Action.FAILED,
                        EnhancedStatus.firstIn(entry.words()),
                        entry.words(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new DeliveryReport(Reported.message(mail), mail.date(), Optional.empty(), recipients);
    }

    private static boolean isRefusal(MailParts mail) {
        Set<Role> said = EnumSet.noneOf(Role.class);
        said.addAll(NoticeWords.POSTS.in(mail.headers().first("Subject").orElse("")));
        said.addAll(NoticeWords.POSTS.in(mail.text()));
        return said.contains(Role.REFUSED) && !said.contains(Role.HELD);
    }
}
