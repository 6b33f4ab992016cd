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
        return entries()
                .filter(entry -> entry.address().equalsIgnoreCase(address))
                .map(Notice.Entry::words)
                .filter(words -> Words.isSaying(words) && !words.regionMatches(true, 0, "Final-Recipient", 0, 15))
                .filter(words -> !only || Words.isReply(words))
                .findFirst()
                .or(() -> only ? firstReply() : Optional.empty());
    }

    private Optional<String> firstReply() {
        return NoticeLine.of(mail.text()).stream()
                .flatMap(line -> line.words().stream())
                .filter(Words::opensReply)
                .findFirst();
    }

    /// The address that the text says was sent on to this one; not looked for when the message was written to it.
    Optional<String> source(String target) {
        if (announced.stream().anyMatch(target::equalsIgnoreCase)
                || to().stream().anyMatch(target::equalsIgnoreCase)) {
            return Optional.empty();
        }
        return !NoticeWords.LEADS.in(mail.text()).contains(Role.ORIGIN)
                ? Optional.empty()
                : entries()
                        .filter(entry -> entry.address().equalsIgnoreCase(target))
                        .flatMap(entry -> entry.origin().stream())
                        .findFirst();
    }

    private Stream<Notice.Entry> entries() {
        List<Notice.Entry> read = notice.orElseGet(() -> Notice.in(mail));
        notice = Optional.of(read);
        return read.stream();
    }

    /// What the mail says it is about, lower-case.
    String subject() {
        return mail.headers().first("Subject").orElse("").toLowerCase(Locale.ROOT);
    }
}
