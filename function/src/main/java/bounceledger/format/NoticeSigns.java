package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What speaks for and against a mail being a notice of a mail system, when no machine-readable part says so.
///
/// @param byDaemon whether its author is a mail system
/// @param nullSender whether it went out with the null return path (RFC 5321 section 4.5.5)
/// @param answers whether its subject or its headers make it somebody's answer
/// @param listed whether a mailing list or a newsletter sent it
/// @param subject what its subject says
record NoticeSigns(boolean byDaemon, boolean nullSender, boolean answers, boolean listed, Set<Role> subject) {

    private static final List<String> NULL_PATHS = List.of("<>", "<mailer-daemon>", "mailer-daemon", "\"\"");

    static NoticeSigns of(MailParts mail) {
        Headers headers = mail.headers();
        String subject = headers.first("Subject").orElse("");
        return new NoticeSigns(
                Sender.isDaemon(mail),
                hasNullSender(headers),
                isAnswer(subject),
                headers.has("List-Id", "List-Unsubscribe", "List-Post", "X-Mailman-Version", "List-Help"),
                NoticeWords.STATEMENTS.in(subject));
    }

    private static boolean hasNullSender(Headers headers) {
        return headers.find("Return-Path")
                .filter(field -> {
                    String value = field.value().toLowerCase(Locale.ROOT);
                    return value.isEmpty() || NULL_PATHS.contains(value);
                })
                .isPresent();
    }

    private static boolean isAnswer(String subject) {
        return NoticeWords.PREFIXES.find(subject.strip()).stream().anyMatch(found -> found.start() == 0);
    }

    /// Whether it is worth to read the text.
    boolean mayBeNotice() {
        boolean silent = !byDaemon && !nullSender && subject.isEmpty();
        boolean chatter = (answers || listed) && !(byDaemon && nullSender);
        return !silent && !chatter;
    }

    /// Whether the text makes it a notice.
    ///
    /// @param text what the text says
    /// @param isPaired whether it has an address and a server's answer, or a message returned, besides
    boolean isNotice(Set<Role> text, boolean isPaired) {
        boolean said = !text.isEmpty();
        if (byDaemon) {
            return said || (!subject.isEmpty() && isPaired);
        }
        return said && !subject.isEmpty() && isPaired;
    }

    /// What it says became of the message. A delay that ended in giving up is a failure.
    Action action(Set<Role> text) {
        boolean delayed = text.contains(Role.DELAYED) || subject.contains(Role.DELAYED);
        boolean last = text.contains(Role.FINAL) || subject.contains(Role.FINAL);
        if (delayed && !last) {
            return Action.DELAYED;
        }
        boolean failed = text.contains(Role.FAILED) || subject.contains(Role.FAILED);
        boolean delivered = text.contains(Role.DELIVERED) || subject.contains(Role.DELIVERED);
        return delivered && !failed ? Action.DELIVERED : Action.FAILED;
    }
}
