package bounceledger.format;

import bounceledger.mail.Headers;
import bounceledger.report.Action;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.ReplyCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields about one recipient (RFC 3464 section 2.3), read with what the mail around them says.
///
/// @param around the mail that the fields stand in
/// @param only whether the report is about nobody else
record RecipientGroup(Headers fields, Surroundings around, boolean only) {

    RecipientReport read() {
        Optional<EnhancedStatus> status = fields.first("Status").flatMap(EnhancedStatus::firstIn);
        Optional<String> written = address("Final-Recipient").flatMap(AddressField::parse);
        Optional<String> original = address("Original-Recipient")
                .flatMap(field -> AddressField.parseOriginal(field, written))
                .filter(RecipientGroup::isAddress);
        Optional<String> last = original.isPresent() ? written : finalRecipient(written);
        Optional<String> first = original.or(() -> last.flatMap(around::source));
        return new RecipientReport(
                last,
                first,
                action(status),
                status,
                diagnostic(first.or(() -> last), last),
                fields.first("Remote-MTA").flatMap(RemoteMta::parse),
                Optional.empty());
    }

    /// QUIRK: the final recipient is no address (rfc3464/06-local-name-only.eml), or nobody
    /// (rfc3464/19-recipient-unknown.eml). An address in the mail that the name belongs to then serves, or the only
    /// one that can be meant; last, what Sendmail calls the actual one, since that may be where an alias leads.
    private Optional<String> finalRecipient(Optional<String> written) {
        List<String> actual =
                fields
                        .first("X-Actual-Recipient")
                        .flatMap(AddressField::parse)
                        .filter(RecipientGroup::isAddress)
                        .stream()
                        .toList();
        return written.filter(RecipientGroup::isAddress)
                .or(() -> Stream.of(around.announced(), around.to(), actual)
                        .flatMap(List::stream)
                        .filter(address ->
                                written.filter(name -> isMailbox(name, address)).isPresent())
                        .findFirst())
                .or(() -> only ? around.onlyOne() : Optional.empty())
                .or(() -> actual.stream().findFirst())
                .or(() -> written);
    }

    private static boolean isMailbox(String name, String address) {
        return address.length() > name.length()
                && address.charAt(name.length()) == '@'
                && address.regionMatches(true, 0, name, 0, name.length());
    }

    private static boolean isAddress(String text) {
        return MailAddress.isOne(text);
    }

    /// QUIRK: the words of a local program are its exit status (rfc3464/28-exit-status.eml): the text may say more.
    private String diagnostic(Optional<String> recipient, Optional<String> last) {
        Optional<String> said = Diagnostic.in(fields).or(() -> fields.first("X-Supplementary-Info"));
        return said.filter(words -> !Diagnostic.isNumber(words))
                .or(() -> fields.first("Status")
                        .filter(status -> ReplyCode.firstIn(status).isPresent()))
                .or(() -> last.flatMap(address -> around.reply(address, only)))
                .or(() -> recipient.flatMap(address -> around.reply(address, only)))
                .or(() -> said)
                .or(this::statusComment)
                .orElse("");
    }

    /// QUIRK: the only reason stands behind the status (rfc3464/32-reason-behind-the-status.eml).
    private Optional<String> statusComment() {
        String status = fields.first("Status").orElse("");
        int open = status.indexOf('(');
        return open < 0 || !status.endsWith(")")
                ? Optional.empty()
                : Optional.of(status.substring(open + 1, status.length() - 1));
    }

    /// RFC 2047 section 5: there are no encoded words in an address.
    private Optional<String> address(String name) {
        return fields.find(name).map(field -> field.raw().replace('\n', ' '));
    }

    /// QUIRK: no action, or a word of its own (rfc3464/04-fields-missing.eml): its stem decides, then the status.
    /// A transient status means "given up" unless the report says that it will try again.
    private Action action(Optional<EnhancedStatus> status) {
        String word = fields.first("Action").orElse("").toLowerCase(Locale.ROOT);
        return Action.parse(word).orElseGet(() -> {
            boolean delayed = word.startsWith("delay") || (word.isEmpty() && willRetry(status));
            boolean delivered = word.startsWith("deliver")
                    || word.startsWith("success")
                    || (word.isEmpty()
                            && status.filter(code -> code.statusClass() == 2).isPresent());
            return delayed ? Action.DELAYED : delivered ? Action.DELIVERED : Action.FAILED;
        });
    }

    private boolean willRetry(Optional<EnhancedStatus> status) {
        boolean permanent = status.filter(code -> code.statusClass() != 4).isPresent();
        return !permanent && (fields.has("Will-Retry-Until") || around.subject().contains("delay"));
    }
}
