package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import bounceledger.smtp.EnhancedStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads notices in plain text, whatever wrote them, by what they have in common: a mail system is the author, a
/// sentence says that a message did not arrive, an address stands with the words about it, and the message comes back
/// below. See {@link NoticeSigns}, {@link Notice} and {@link LastWord}.
record NoticeFormat(LastWord lastWord) implements Format {

    @Override
    public Optional<Report> read(MailParts mail) {
        NoticeSigns signs = NoticeSigns.of(mail);
        if (!signs.mayBeNotice()) {
            return Optional.empty();
        }
        String text = mail.text();
        Set<Role> said = NoticeWords.STATEMENTS.in(text);
        List<Notice.Entry> entries = LastWord.chosen(Notice.read(text, others(mail)), mail);
        if (!signs.isNotice(said, entries, !mail.returned().isEmpty())) {
            return Optional.empty();
        }
        List<RecipientReport> recipients = (entries.isEmpty() ? lastWord.entries(mail, text) : entries)
                .stream()
                        .map(entry -> recipient(entry, signs.action(said, NoticeWords.STATEMENTS.in(entry.words()), entry.words())))
                        .toList();
        return Optional.of(
                new DeliveryReport(Reported.message(mail), mail.date(), RemoteHost.reporting(text), recipients));
    }

    /// Who wrote the notice, who gets it, and who wrote the message that it is about.
    private static Set<String> others(MailParts mail) {
        Headers returned = mail.returned();
        Set<String> recipients = lower(returned.addresses("To")).collect(Collectors.toSet());
        Set<String> others = new HashSet<>();
        Stream.of("From", "To", "Sender", "Reply-To")
                .flatMap(name -> lower(mail.headers().addresses(name)))
                .forEach(others::add);
        Stream.of("From", "Sender", "Reply-To", "Return-Path")
                .flatMap(name -> lower(returned.addresses(name)))
                .filter(address -> !recipients.contains(address))
                .forEach(others::add);
        return others;
    }

    private static Stream<String> lower(List<String> addresses) {
        return addresses.stream().map(address -> address.toLowerCase(Locale.ROOT));
    }

    private static RecipientReport recipient(Notice.Entry entry, Action action) {
        return new RecipientReport(
                Optional.of(entry.address()),
                entry.origin(),
                action,
                EnhancedStatus.firstIn(entry.words()),
                entry.words(),
                RemoteHost.in(entry.words()),
                Optional.empty());
    }
}
