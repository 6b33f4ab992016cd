package bounceledger.format;

import bounceledger.mail.HeaderField;
import bounceledger.mail.Headers;
import bounceledger.mail.MailParts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who wrote a mail: a mail server about a message, or somebody's mailbox.
final class Sender {

    private static final Set<String> NULL_PATHS = Set.of("", "<>", "<mailer-daemon>", "mailer-daemon", "\"\"");

    private Sender() {}

    /// How far a mail can be taken for a mail server's.
    enum Author {
        /// By its address, or by what only mail servers write.
        DAEMON,
        /// By its display name, which anybody can choose.
        NAMED_SO,
        SOMEBODY
    }

    /// Whether it answers somebody or hands a mail on, by its subject or by the message that it names.
    static boolean isAnswer(MailParts mail) {
        return mail.headers().has("In-Reply-To") || isTitledAnswer(mail.headers());
    }

    /// The same by its subject alone: mail servers name the message too.
    static boolean isTitledAnswer(Headers headers) {
        String subject = headers.first("Subject").orElse("").strip();
        int start = tagEnd(subject);
        for (NoticeWords.Found found : NoticeWords.PREFIXES.find(subject)) {
            if (found.start() == start) {
                return true;
            }
        }
        return false;
    }

    /// Behind the name of a list, or the number of a ticket: `[example #7] `.
    private static int tagEnd(String subject) {
        int at = subject.startsWith("[") ? subject.indexOf(']') + 1 : 0;
        while (at < subject.length() && subject.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /// Whether it says that a mail server wrote it.
    static boolean isDaemon(MailParts mail) {
        return author(mail) != Author.SOMEBODY;
    }

    static Author author(MailParts mail) {
        return mail.isMultipartReport() ? Author.DAEMON : author(mail.headers());
    }

    /// The same of a returned message, which may be a notice itself.
    static boolean isDaemon(Headers headers) {
        return author(headers) != Author.SOMEBODY;
    }

    private static Author author(Headers headers) {
        String from = headers.first("From").orElse("");
        List<Mention> addresses = Mention.in(from);
        if (headers.has("X-Failed-Recipients") || addresses.stream().anyMatch(Sender::isDaemonAddress)) {
            return Author.DAEMON;
        }
        boolean named = !NoticeWords.AUTHORS.find(from).isEmpty();
        boolean bare = addresses.isEmpty();
        return named && bare ? Author.DAEMON : named ? Author.NAMED_SO : Author.SOMEBODY;
    }

    /// Whether it went out with the null return path (RFC 5321 section 4.5.5).
    static boolean hasNullPath(Headers headers) {
        return headers.find("Return-Path")
                .filter(field -> NULL_PATHS.contains(field.value().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /// Whether it went out with a return path that leads to somebody else than a mail server.
    static boolean hasOwnPath(Headers headers) {
        List<Mention> path = Mention.in(headers.first("Return-Path").orElse(""));
        return !path.isEmpty() && path.stream().noneMatch(Sender::isDaemonAddress);
    }

    /// By the part before the @ as a whole: `postmaster`, not `postmaster-fanclub`.
    private static boolean isDaemonAddress(Mention from) {
        String local = from.address().substring(0, from.address().lastIndexOf('@'));
        return NoticeWords.AUTHORS.find(local).stream()
                .anyMatch(found -> found.start() == 0 && (found.end() == local.length() || isExchange(local)));
    }

    /// Exchange puts a long number behind its name.
    private static boolean isExchange(String local) {
        return local.regionMatches(true, 0, "microsoftexchange", 0, 17);
    }

    /// Whether the returned message was written to whoever gets the notice, by somebody else.
    static boolean isIncoming(MailParts mail) {
        Set<String> readers = addressees(mail.headers(), "To");
        readers.removeAll(addressees(mail.returned(), "From", "Sender", "Reply-To", "Return-Path"));
        readers.retainAll(addressees(mail.returned(), "To"));
        return !readers.isEmpty();
    }

    /// Who wrote a notice, who gets it, and who wrote the message that it is about, in lower case: whom it is not
    /// about.
    static Set<String> bystanders(MailParts mail) {
        Set<String> others = new HashSet<>();
        addressees(mail.headers(), "From", "To", "Sender", "Reply-To").forEach(others::add);
        Set<String> own = addressees(mail.returned(), "From", "Sender", "Reply-To", "Return-Path");
        own.removeAll(addressees(mail.returned(), "To"));
        others.addAll(own);
        return others;
    }

    /// The addresses in these fields, in lower case, wherever they stand in them.
    private static Set<String> addressees(Headers headers, String... names) {
        Set<String> found = new HashSet<>();
        for (String name : names) {
            headers.find(name)
                    .map(HeaderField::raw)
                    .ifPresent(value -> Mention.in(value)
                            .forEach(mention -> found.add(mention.address().toLowerCase(Locale.ROOT))));
        }
        return found;
    }
}
