package bounceledger.pipeline;

import bounceledger.classify.Verdict;
import bounceledger.decide.Decision;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Source;
import bounceledger.decide.Times;
import bounceledger.report.Proof;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a report says about one recipient, judged.
///
/// @param recipient as written; empty when the report names nobody
/// @param report the recipient's own part of it; empty for complaints, auto-replies and dispositions
/// @param reply that part's reply, unfolded
/// @param decision what this one report asks for
/// @param guarded whether something speaks against suppressing on it alone
public record Finding(
        Optional<String> recipient,
        Optional<RecipientReport> report,
        Optional<SmtpReply> reply,
        Kind kind,
        Verdict verdict,
        Decision decision,
        boolean guarded) {

    private static final int MAX_REPLY = 4_096;

    /// Whether SES did not send because a list said so.
    public boolean isEcho() {
        return kind == Kind.ECHO;
    }

    /// The recipient as an address; empty when nobody is named, or by no address.
    public Optional<MailAddress> address() {
        return recipient.flatMap(MailAddress::parse);
    }

    Evidence evidence(ReportedMessage message, Times times, Proof proof, Source source) {
        String words = report.map(RecipientReport::diagnostic).orElse("");
        return new Evidence(
                address(),
                kind,
                times,
                message,
                storable(verdict),
                decision,
                guarded,
                wellFormed(words.length() > MAX_REPLY ? words.substring(0, MAX_REPLY) : words),
                reply.flatMap(said -> report.flatMap(own -> own.bestStatus(said))),
                reply.flatMap(SmtpReply::nearestCode),
                report.flatMap(RecipientReport::remoteMta).map(mta -> new RemoteMta(wellFormed(mta.name()))),
                proof,
                new TreeSet<>(Set.of(source)));
    }

    private static Verdict storable(Verdict verdict) {
        return new Verdict(
                verdict.cause(),
                verdict.subReason(),
                verdict.permanence(),
                verdict.rule(),
                wellFormed(verdict.words()),
                verdict.veto().map(Finding::wellFormed),
                verdict.provider(),
                verdict.bookVersion());
    }

    /// The text without half letters, which JSON can bring, a cut can leave, and no store takes.
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
