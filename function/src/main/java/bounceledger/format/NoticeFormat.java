package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.format.Sender.Author;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import bounceledger.report.DeliveryReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import bounceledger.smtp.EnhancedStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        String text = signs.author() == Author.DAEMON ? mail.text() : Words.unquoted(mail.text());
        Set<Role> said = NoticeWords.STATEMENTS.in(text);
        List<Notice.Entry> entries = LastWord.chosen(Notice.in(mail, text), mail);
        boolean returns = returnsOurs(mail, signs);
        if (!signs.isNotice(said, entries, returns)) {
            return Optional.empty();
        }
        List<RecipientReport> recipients = new ArrayList<>();
        boolean mixed = entries.stream().anyMatch(entry -> NoticeSigns.isRefused(entry.words()));
        for (Notice.Entry entry : entries.isEmpty() ? lastWord.entries(mail, text) : entries) {
            boolean accepted = mixed && NoticeSigns.isAccepted(entry.words());
            recipients.add(recipient(entry, accepted ? Action.DELIVERED : signs.action(said, entry.words())));
        }
        if (recipients.isEmpty() && !returns) {
            return Optional.empty();
        }
        return Optional.of(
                new DeliveryReport(Reported.message(mail), mail.date(), RemoteHost.reporting(text), recipients));
    }

    /// Whether a message of the reader's comes back. A notice is returned only by another, with the null return path
    /// (RFC 5321 section 4.5.5); what was written to the reader is mail that waits for him, or was kept from him.
    private static boolean returnsOurs(MailParts mail, NoticeSigns signs) {
        return !mail.returned().isEmpty()
                && (signs.nullSender() || !Sender.isDaemon(mail.returned()))
                && !Sender.isIncoming(mail);
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
