package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.mail.MailLimits;
import bounceledger.mail.MailParts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who failed, where the text alone does not say.
///
/// In this order: what the header announces (`X-Failed-Recipients`), the recipient inside a variable envelope return
/// path, whom the returned message was written to, if that is one, and the address in the subject.
record LastWord(Verp verp) {

    private static final int MAX_WORDS = 2_000;

    /// The entries that count: of addresses that only stand in sentences, those that the message went to.
    static List<Notice.Entry> chosen(List<Notice.Entry> entries, MailParts mail) {
        if (entries.size() < 2 || entries.stream().anyMatch(Notice.Entry::isCertain)) {
            return entries;
        }
        Set<String> sentTo = Stream.concat(announced(mail).stream(), writtenTo(mail.returned()).stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<Notice.Entry> known = entries.stream()
                .filter(entry -> sentTo.contains(entry.address().toLowerCase(Locale.ROOT)))
                .toList();
        return known.isEmpty() ? entries : known;
    }

    /// Everything that the text says, about whom the rest of the mail names.
    List<Notice.Entry> entries(MailParts mail, String text) {
        return entries(recipients(mail), text);
    }

    static List<Notice.Entry> entries(List<String> recipients, String text) {
        String words = Words.folded(text.length() > MAX_WORDS ? text.substring(0, MAX_WORDS) : text)
                .strip();
        return recipients.stream()
                .limit(MailLimits.RECIPIENTS)
                .map(address -> new Notice.Entry(address, Optional.empty(), words, false))
                .toList();
    }

    /// Empty when nothing says it
    List<String> recipients(MailParts mail) {
        List<String> announced = announced(mail);
        if (!announced.isEmpty()) {
            return announced;
        }
        Optional<String> carried = verp.in(mail);
        if (carried.isPresent()) {
            return List.of(carried.get());
        }
        List<String> to = writtenTo(mail.returned());
        boolean ours = !Sender.isDaemon(mail.returned()) && !Sender.isIncoming(mail);
        return to.size() == 1 && ours ? to : titled(mail);
    }

    private static List<String> titled(MailParts mail) {
        Set<String> others = Sender.bystanders(mail);
        List<String> named = Mention.in(mail.headers().first("Subject").orElse("")).stream()
                .map(Mention::address)
                .filter(address -> !others.contains(address.toLowerCase(Locale.ROOT)))
                .toList();
        return named.size() == 1 ? named : List.of();
    }

    private static List<String> announced(MailParts mail) {
        return mail.headers().addresses("X-Failed-Recipients");
    }

    private static List<String> writtenTo(Headers returned) {
        return Stream.of("To", "X-Original-To", "Delivered-To")
                .map(returned::addresses)
                .filter(addresses -> !addresses.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
