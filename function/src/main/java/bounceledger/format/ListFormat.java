package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import bounceledger.smtp.EnhancedStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what the manager of a mailing list sends back because it may not be posted: to whoever wrote to the list,
/// that is a mail that did not arrive. Known by the address it comes from, its words, and the message in it. What a
/// moderator has yet to look at is none.
record ListFormat(LastWord lastWord) implements Format {

    private static final Set<String> NAMES =
            Set.of("majordomo", "listserv", "listproc", "sympa", "mailman", "ezmlm", "mlmmj", "fml");
    private static final List<String> ENDINGS = List.of("-owner", "-admin", "-request", "-bounces", "-help");
    private static final String OWNER = "owner-";

    @Override
    public Optional<Report> read(MailParts mail) {
        if (mail.returned().isEmpty() || !isManager(mail.headers()) || !isRefusal(mail)) {
            return Optional.empty();
        }
        List<RecipientReport> recipients = lastWord.entries(mail, mail.text()).stream()
                .map(entry -> new RecipientReport(
                        Optional.of(entry.address()),
                        Optional.empty(),
                        Action.FAILED,
                        EnhancedStatus.firstIn(entry.words()),
                        entry.words(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return Optional.of(new DeliveryReport(Reported.message(mail), mail.date(), Optional.empty(), recipients));
    }

    /// By its own address: every post to a list has the list's headers.
    private static boolean isManager(Headers headers) {
        return headers.first("From")
                .filter(from -> Mention.in(from).stream().anyMatch(ListFormat::isManager))
                .isPresent();
    }

    private static boolean isManager(Mention from) {
        String address = from.address().toLowerCase(Locale.ROOT);
        String local = address.substring(0, address.lastIndexOf('@'));
        return NAMES.contains(local)
                || local.startsWith(OWNER)
                || ENDINGS.stream().anyMatch(local::endsWith);
    }

    private static boolean isRefusal(MailParts mail) {
        Set<Role> said = EnumSet.noneOf(Role.class);
        said.addAll(NoticeWords.POSTS.in(mail.headers().first("Subject").orElse("")));
        said.addAll(NoticeWords.POSTS.in(mail.text()));
        return said.contains(Role.REFUSED) && !said.contains(Role.HELD);
    }
}
