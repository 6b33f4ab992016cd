package bounceledger.format;

import bounceledger.format.NoticeWords.Role;
import bounceledger.mail.MailParts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The mail around a machine-readable part, asked where the part leaves something out; read when it is asked.
final class Surroundings {

    private final MailParts mail;
    private final List<String> announced;
    private Optional<List<String>> to = Optional.empty();
    private Optional<List<Notice.Entry>> notice = Optional.empty();

    Surroundings(MailParts mail) {
        this.mail = mail;
        this.announced = mail.headers().addresses("X-Failed-Recipients");
    }

    /// Who the header says has failed.
    List<String> announced() {
        return announced;
    }

    /// Whom the returned message names in its `To`.
    List<String> to() {
        List<String> read = to.orElseGet(() -> mail.returned().addresses("To"));
        to = Optional.of(read);
        return read;
    }

    /// The one whom the mail can only mean; its own header goes first, the returned message has the last word.
    Optional<String> onlyOne() {
        return Stream.of(announced, announced.isEmpty() ? to() : announced)
                .filter(addresses -> addresses.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }

    /// The words that the text pairs with this address.
    ///
    /// @param only whether the report is about nobody else, so that the first answer of a server is about this one
    Optional<String> reply(String address, boolean only) {
        for (Notice.Entry entry : entries()) {
            if (entry.address().equalsIgnoreCase(address) && isReply(entry.words(), only)) {
                return Optional.of(entry.words());
            }
        }
        return only ? firstReply() : Optional.empty();
    }

    private static boolean isReply(String words, boolean strictly) {
        return Words.isSaying(words)
                && !words.regionMatches(true, 0, "Final-Recipient", 0, 15)
                && (!strictly || Words.isReply(words));
    }

    private Optional<String> firstReply() {
        for (NoticeLine line : NoticeLine.of(mail.text())) {
            Optional<String> reply = line.words().filter(Words::opensReply);
            if (reply.isPresent()) {
                return reply;
            }
        }
        return Optional.empty();
    }

    /// The address that the text says was sent on to this one; not looked for when the message was written to it.
    Optional<String> source(String target) {
        if (announced.stream().anyMatch(target::equalsIgnoreCase)
                || to().stream().anyMatch(target::equalsIgnoreCase)) {
            return Optional.empty();
        }
        return !NoticeWords.LEADS.in(mail.text()).contains(Role.ORIGIN)
                ? Optional.empty()
                : entries().stream()
                        .filter(entry -> entry.address().equalsIgnoreCase(target))
                        .flatMap(entry -> entry.origin().stream())
                        .findFirst();
    }

    private List<Notice.Entry> entries() {
        List<Notice.Entry> read = notice.orElseGet(() -> Notice.in(mail));
        notice = Optional.of(read);
        return read;
    }

    /// What the mail says it is about, lower-case.
    String subject() {
        return mail.headers().first("Subject").orElse("").toLowerCase(Locale.ROOT);
    }
}
