package bounceledger.report;

import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.ReplyCode;
import bounceledger.smtp.SmtpReply;
import java.util.Optional;

/// What became of one recipient (RFC 3464 section 2.3).
///
/// @param finalRecipient the address that the reporting server tried, as written; may be a forwarding target
/// @param originalRecipient the address that we wrote to, as written, when the report knows it
/// @param status the report's `Status` field; relays rewrite it, so the reply's own words weigh more
/// @param diagnostic the remote server's own words as they came, type and line breaks included; may be empty
/// @param remoteMta who said so
/// @param label the reporter's own name for what happened, lower-case, such as `ses/transient/mailboxfull`
///     (`labels.csv` says what each is worth)
public record RecipientReport(
        Optional<String> finalRecipient,
        Optional<String> originalRecipient,
        Action action,
        Optional<EnhancedStatus> status,
        String diagnostic,
        Optional<RemoteMta> remoteMta,
        Optional<String> label) {

    /// A failure of which only the remote server's words are known.
    public static RecipientReport ofReply(String reply) {
        return new RecipientReport(
                Optional.empty(),
                Optional.empty(),
                Action.FAILED,
                Optional.empty(),
                reply,
                Optional.empty(),
                Optional.empty());
    }

    /// Whom this is about, as written: the address that we wrote to, where known, since the other one may belong
    /// to somebody who forwards.
    public Optional<String> recipient() {
        return originalRecipient.or(() -> finalRecipient);
    }

    /// {@link #recipient()} as an address; empty when there is none, or it is not one.
    public Optional<MailAddress> address() {
        return recipient().flatMap(MailAddress::parse);
    }

    /// The remote server's words, unfolded; the innermost of nested ones.
    public SmtpReply reply() {
        return SmtpReply.parse(diagnostic);
    }

    /// The enhanced status that the evidence supports best: a specific one in the reply's own text beats the
    /// `Status` field, which relays rewrite (`552 5.2.2 Over quota` under `Status: 5.1.1`). Of two unspecific
    /// ones the one that says at least where.
    ///
    /// @return empty when the report has none; a status is never made up
    public Optional<EnhancedStatus> bestStatus() {
        return bestStatus(reply());
    }

    /// The same for a reply that is already unfolded.
    public Optional<EnhancedStatus> bestStatus(SmtpReply reply) {
        Optional<EnhancedStatus> own = reply.status();
        return own.filter(said -> status.isEmpty() || detail(said) >= detail(status.get()))
                .or(() -> own.isPresent() ? status : around(reply).or(() -> status));
    }

    /// That of the words around a reply that has none itself, where it says more than the `Status` field:
    /// `5.1.0 - Unknown address error 550-'…'` under `Status: 5.0.0`.
    private Optional<EnhancedStatus> around(SmtpReply reply) {
        return reply.wrapper()
                .flatMap(SmtpReply::status)
                .filter(said -> status.isEmpty() || detail(said) > detail(status.get()));
    }

    /// How much a status says: what went wrong, only where (`5.2.0`), or nothing at all (`5.0.0`).
    private static int detail(EnhancedStatus status) {
        return status.isSpecific() ? 2 : status.subject() != 0 ? 1 : 0;
    }

    /// The reply code of {@link #reply()}, or that of the words around it.
    public Optional<ReplyCode> replyCode() {
        return reply().nearestCode();
    }
}
