package bounceledger.pipeline;

import bounceledger.classify.Cause;
import bounceledger.classify.Classifier;
import bounceledger.classify.Verdict;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.TrustMode;
import bounceledger.report.Action;
import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.DispositionReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.FeedbackType;
import bounceledger.report.NotAReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.SmtpReply;
import bounceledger.trust.Examiner;
import bounceledger.trust.OwnSignatures;
import bounceledger.trust.TokenKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges a report: one finding for each recipient, and one about nobody when it names none, so that it is counted.
public record Judge(Classifier classifier, Policy policy) {

    private static final RecipientReport NOBODY = RecipientReport.ofReply("");

    private static final String NO_BOOK = "";

    /// The rule book and the policy that ship.
    public static Judge shipped() {
        return new Judge(Classifier.shipped(), Policy.shipped());
    }

    /// The same, but for what a report must be worth.
    public Judge trusting(TrustMode mode) {
        return new Judge(classifier, policy.trusting(mode));
    }

    /// Examines mails without any mark of ours; the book knows who keeps whose mailboxes.
    public Examiner examiner() {
        return new Examiner(TokenKeys.NONE, OwnSignatures.NONE, classifier::providerOf);
    }

    /// What the report says about each recipient, in its order.
    ///
    /// @return nothing for a mail that is no report
    public List<Finding> judge(Report report) {
        return switch (report) {
            case DeliveryReport delivery when delivery.recipients().isEmpty() -> List.of(finding(NOBODY));
            case DeliveryReport delivery ->
                delivery.recipients().stream().map(this::finding).toList();
            case FeedbackReport feedback ->
                orNobody(feedback.recipients())
                        .map(who -> finding(feedback, who))
                        .toList();
            case DispositionReport disposition ->
                List.of(notABounce(disposition.recipient(), Kind.DISPOSITION, "disposition"));
            case AutoReply reply ->
                orNobody(reply.recipients())
                        .map(who -> notABounce(who, Kind.AUTO_REPLY, "auto_reply"))
                        .toList();
            case NotAReport _ -> List.of();
        };
    }

    private static Stream<Optional<String>> orNobody(List<String> recipients) {
        return recipients.isEmpty()
                ? Stream.of(Optional.empty())
                : recipients.stream().map(Optional::of);
    }

    private Finding finding(RecipientReport report) {
        SmtpReply reply = report.reply();
        Verdict verdict = classifier.classify(report, reply);
        boolean guarded = verdict.veto().isPresent();
        return new Finding(
                report.recipient(),
                Optional.of(report),
                Optional.of(reply),
                kind(report.action(), verdict),
                verdict,
                policy.decide(verdict, guarded),
                guarded);
    }

    private static Kind kind(Action action, Verdict verdict) {
        return switch (action) {
            case FAILED -> verdict.cause() == Cause.SUPPRESSED ? Kind.ECHO : Kind.FAILED;
            case DELAYED -> Kind.DELAYED;
            case DELIVERED -> Kind.DELIVERED;
            case RELAYED, EXPANDED -> Kind.RELAYED;
        };
    }

    /// Of several recipients that a complaint names none is known to have complained.
    private Finding finding(FeedbackReport report, Optional<String> recipient) {
        Verdict verdict = classifier.complaint(report, recipient.orElse(""));
        boolean guarded =
                report.recipients().stream().map(Judge::key).distinct().count() > 1;
        return unreplied(recipient, kind(report, verdict), verdict, guarded);
    }

    private static String key(String recipient) {
        return MailAddress.parse(recipient).map(MailAddress::key).orElse(recipient);
    }

    private static Kind kind(FeedbackReport report, Verdict verdict) {
        if (verdict.cause() == Cause.SUPPRESSED) {
            return Kind.ECHO;
        }
        if (report.type() == FeedbackType.NOT_SPAM) {
            return Kind.NOT_SPAM;
        }
        return report.type() == FeedbackType.AUTH_FAILURE ? Kind.AUTH_FAILURE : Kind.COMPLAINT;
    }

    /// The kind of report says it all; no rule book is asked.
    private Finding notABounce(Optional<String> recipient, Kind kind, String subReason) {
        Verdict verdict = new Verdict(
                Cause.NOT_A_BOUNCE,
                Optional.of(subReason),
                Optional.empty(),
                "report/" + kind.word(),
                "",
                Optional.empty(),
                "other",
                NO_BOOK);
        return unreplied(recipient, kind, verdict, false);
    }

    private Finding unreplied(Optional<String> recipient, Kind kind, Verdict verdict, boolean guarded) {
        return new Finding(
                recipient, Optional.empty(), Optional.empty(), kind, verdict, policy.decide(verdict, guarded), guarded);
    }
}
