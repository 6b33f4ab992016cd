package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.format.Sender.Author;
import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import bounceledger.report.Action;
import bounceledger.smtp.ReplyCode;
import java.util.List;
import java.util.Set;

/// What speaks for and against a mail being a notice of a mail system, when no machine-readable part says so.
///
/// @param author who seems to have written it
/// @param nullSender whether it went out with the null return path (RFC 5321 section 4.5.5)
/// @param automatic whether it calls itself automatic (RFC 3834 section 5)
/// @param answers whether its subject makes it somebody's answer
/// @param announced whether a field names whom it failed for, as Exim's do
/// @param listed whether a mailing list or a newsletter sent it
/// @param topic what it is about, by its subject and by who writes
/// @param greeting whether it is titled as an automatic answer, and not as a notice
/// @param subject what its subject says
record NoticeSigns(
        Author author,
        boolean nullSender,
        boolean automatic,
        boolean answers,
        boolean announced,
        boolean listed,
        Topic topic,
        boolean greeting,
        Set<Role> subject) {

    /// What a mail is about.
    enum Topic {
        MESSAGE,
        /// Words that may be those of the message.
        PERHAPS_OTHER,
        /// The reader's own mailbox, or nobody's message at all.
        OTHER
    }

    private static final AutomaticTitles TITLES = AutomaticTitles.shipped();

    static NoticeSigns of(MailParts mail) {
        Headers headers = mail.headers();
        String subject = headers.first("Subject").orElse("").strip();
        Set<Role> said = NoticeWords.STATEMENTS.in(subject);
        return new NoticeSigns(
                author(mail),
                Sender.hasNullPath(headers),
                headers.first("Auto-Submitted")
                        .filter(value -> value.startsWith("auto-"))
                        .isPresent(),
                Sender.isTitledAnswer(headers),
                headers.has("X-Failed-Recipients"),
                headers.has("List-Id", "List-Unsubscribe", "List-Post", "X-Mailman-Version", "List-Help"),
                topic(subject, name(headers)),
                said.isEmpty() && TITLES.opens(subject),
                said);
    }

    /// A server repeats the subject of the message behind its own words, and that may be about anything.
    private static Topic topic(String subject, String name) {
        if (!NoticeWords.OWNERS.find(name).isEmpty()) {
            return Topic.OTHER;
        }
        int other = start(NoticeWords.OWNERS.find(subject));
        return other == Integer.MAX_VALUE
                ? Topic.MESSAGE
                : other < start(NoticeWords.STATEMENTS.find(subject)) ? Topic.OTHER : Topic.PERHAPS_OTHER;
    }

    private static int start(List<NoticeWords.Found> found) {
        return found.stream().mapToInt(NoticeWords.Found::start).min().orElse(Integer.MAX_VALUE);
    }

    /// Who writes, without the domain.
    private static String name(Headers headers) {
        String from = headers.first("From").orElse("");
        int at = from.indexOf('@');
        return at < 0 ? from : from.substring(0, at);
    }

    /// A server's name is worth less where the return path leads to somebody: a notice has none (RFC 5321 section
    /// 4.5.5).
    private static Author author(MailParts mail) {
        Author author = Sender.author(mail);
        boolean doubted = author == Author.DAEMON
                && !mail.isMultipartReport()
                && !mail.headers().has("X-Failed-Recipients")
                && Sender.hasOwnPath(mail.headers());
        return doubted ? Author.NAMED_SO : author;
    }

    /// Whether it is worth to read the text.
    boolean mayBeNotice() {
        boolean silent = author == Author.SOMEBODY && !nullSender && subject.isEmpty();
        boolean chatter = greeting || ((answers || listed) && !(author == Author.DAEMON && nullSender));
        return !silent && !chatter;
    }

    /// Whether the text makes it a notice. The less its author can be believed, the more it must show.
    ///
    /// @param said what the text says
    boolean isNotice(Set<Role> said, List<Notice.Entry> entries, boolean returns) {
        boolean titled = !subject.isEmpty();
        boolean tells = !said.isEmpty();
        boolean replied = entries.stream().anyMatch(entry -> entry.isCertain() && Words.isReply(entry.words()));
        if (!isOnTopic(returns, replied)) {
            return false;
        }
        return switch (author) {
            case DAEMON ->
                (nullSender && announced)
                        || (titled && (tells || !entries.isEmpty() || returns))
                        || (nullSender && !entries.isEmpty() && (tells || replied))
                        || (nullSender && tells && returns);
            case NAMED_SO -> tells && ((titled && (nullSender || returns || replied)) || isShown(entries, returns));
            case SOMEBODY -> tells && isShown(entries, returns);
        };
    }

    private boolean isOnTopic(boolean returns, boolean replied) {
        return switch (topic) {
            case MESSAGE -> true;
            case PERHAPS_OTHER -> (author == Author.DAEMON || nullSender) && (returns || replied);
            case OTHER -> nullSender && returns;
        };
    }

    /// Whether a text that tells of a failure must be believed whoever wrote it. The null return path is for notices
    /// and for automatic answers, which say what they are.
    private boolean isShown(List<Notice.Entry> entries, boolean returns) {
        boolean certain = false;
        boolean quoted = false;
        boolean both = false;
        for (Notice.Entry entry : entries) {
            boolean reply = Words.isReply(entry.words());
            certain |= entry.isCertain();
            quoted |= reply;
            both |= reply && entry.isCertain();
        }
        boolean titled = !subject.isEmpty() && !entries.isEmpty();
        boolean unasked = nullSender && !automatic;
        return (titled && ((nullSender && certain) || unasked || (returns && both)))
                || (unasked && (quoted || (certain && returns)));
    }

    /// What became of a recipient. A delay that ended in giving up is a failure.
    ///
    /// @param said what the whole text says
    /// @param words the words about the recipient
    Action action(Set<Role> said, String words) {
        boolean failed = subject.contains(Role.FAILED) || said.contains(Role.FAILED);
        boolean delivered = subject.contains(Role.DELIVERED) || said.contains(Role.DELIVERED);
        if (delivered ? !failed || isDelivered(words) : !failed && isAccepted(words)) {
            return Action.DELIVERED;
        }
        boolean delayed = said.contains(Role.DELAYED) || subject.contains(Role.DELAYED);
        boolean last = said.contains(Role.FINAL) || subject.contains(Role.FINAL);
        return delayed && !last ? Action.DELAYED : Action.FAILED;
    }

    private boolean isDelivered(String words) {
        Set<Role> own = NoticeWords.STATEMENTS.in(words);
        return !own.contains(Role.FAILED)
                && (own.contains(Role.DELIVERED) || (!subject.contains(Role.FAILED) && isAccepted(words)));
    }

    /// Whether the server took it, by its answers.
    static boolean isAccepted(String words) {
        return !isRefused(words)
                && ReplyCode.firstIn(words).filter(code -> code.severity() == 2).isPresent();
    }

    /// Whether the server did not take it, by one of its answers.
    static boolean isRefused(String words) {
        return ReplyCode.firstRefusalIn(words).isPresent();
    }
}
