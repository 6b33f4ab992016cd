package bounceledger.tools.local;

import bounceledger.arrival.Arrival;
import bounceledger.classify.Permanence;
import bounceledger.decide.Decision;
import bounceledger.decide.Kind;
import bounceledger.json.JsonText;
import bounceledger.pipeline.Finding;
import bounceledger.report.AboutMessage;
import bounceledger.report.Action;
import bounceledger.report.Authenticity;
import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.DispositionReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.Ground;
import bounceledger.report.NotAReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.RemoteMta;
import bounceledger.report.Report;
import bounceledger.report.ReportId;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import bounceledger.trust.Testimony;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The line that `classify --jsonl` prints for one mail or event.
///
/// @param format the dialect of a mail; empty for an event
record ClassifiedLine(
        String file,
        String arrival,
        Report report,
        Optional<String> format,
        Testimony testimony,
        List<Finding> findings) {

    JsonText json() {
        return JsonText.object()
                .put("file", file)
                .put("arrival", arrival)
                .put("kind", kind())
                .put("format", format)
                .put("message_id", id().flatMap(ReportId::messageId))
                .put("report_id", id().map(ReportId::value))
                .put("why", report instanceof NotAReport no ? Optional.of(no.why()) : Optional.empty())
                .put("authenticity", leastAuthentic().word())
                .put(
                        "recipients",
                        findings.stream()
                                .filter(one -> one.recipient().isPresent())
                                .map(this::recipient)
                                .toList());
    }

    /// Of several recipients a mail may prove one; the line says what is true of all.
    private Authenticity leastAuthentic() {
        return findings.stream()
                .map(finding -> testimony.about(finding.address()).authenticity())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> testimony.about(Optional.empty()).authenticity());
    }

    /// The line of what is no report: an event that we ignore, or cannot read.
    static JsonText nothing(String file, Arrival arrival) {
        JsonText line = JsonText.object().put("file", file);
        return switch (arrival) {
            case Arrival.Ignored ignored ->
                line.put("arrival", "ignored")
                        .put("kind", ignored.what())
                        .put("why", ignored.why())
                        .put("recipients", List.of());
            case Arrival.Unreadable unreadable -> unreadable(file, unreadable.why());
            case Arrival.StoredMail stored ->
                line.put("arrival", "stored-mail")
                        .put("kind", "not-a-report")
                        .put("why", "the event points to " + stored.pointer() + ", which is not read here")
                        .put("recipients", List.of());
            case Arrival.SesNotification _, Arrival.CarriedMail _ ->
                throw new IllegalArgumentException("this arrival is a report: " + arrival.origin());
        };
    }

    static JsonText unreadable(String file, String why) {
        return JsonText.object()
                .put("file", file)
                .put("arrival", "unreadable")
                .put("why", why)
                .put("recipients", List.of());
    }

    String kind() {
        return switch (report) {
            case DeliveryReport delivery -> kind(delivery);
            case FeedbackReport _ -> "complaint";
            case DispositionReport _ -> "disposition";
            case AutoReply _ -> "auto-reply";
            case NotAReport _ -> "not-a-report";
        };
    }

    /// One failure makes a bounce of it, and so does a report that names nobody.
    private static String kind(DeliveryReport report) {
        List<Action> actions =
                report.recipients().stream().map(RecipientReport::action).toList();
        if (actions.isEmpty() || actions.contains(Action.FAILED)) {
            return "bounce";
        }
        return actions.contains(Action.DELAYED) ? "delayed" : "delivered";
    }

    private Optional<ReportId> id() {
        return report instanceof AboutMessage about
                ? Optional.of(about.message().id())
                : Optional.empty();
    }

    private JsonText recipient(Finding finding) {
        Optional<RecipientReport> report = finding.report();
        JsonText json = JsonText.object()
                .put("address", finding.address().map(Object::toString).or(finding::recipient))
                .put("original_recipient", report.flatMap(RecipientReport::originalRecipient))
                .put("final_recipient", report.flatMap(RecipientReport::finalRecipient))
                .put("action", report.map(one -> one.action().word()))
                .put("status", report.flatMap(RecipientReport::bestStatus).map(EnhancedStatus::toString))
                .put("reply_code", report.flatMap(RecipientReport::replyCode).map(ReplyCode::toString))
                .put("diagnostic", report.map(RecipientReport::diagnostic).filter(text -> !text.isEmpty()))
                .put("remote_mta", report.flatMap(RecipientReport::remoteMta).map(RemoteMta::name))
                .put("provider", finding.verdict().provider())
                .put("cause", finding.verdict().cause().word())
                .put("sub_reason", finding.verdict().subReason())
                .put("permanence", finding.verdict().permanence().map(Permanence::word))
                .put("decision", finding.decision().word())
                .put("suppress", finding.decision() == Decision.SUPPRESS)
                .put("rule", finding.verdict().rule())
                .put(
                        "grounds",
                        testimony.about(finding.address()).grounds().stream()
                                .map(Ground::word)
                                .toList());
        return finding.kind() == Kind.ECHO ? json.put("echo", true) : json;
    }
}
