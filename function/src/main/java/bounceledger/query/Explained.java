package bounceledger.query;

import bounceledger.classify.Advice;
import bounceledger.classify.Classifier;
import bounceledger.classify.Explanation;
import bounceledger.classify.Explanation.Considered;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.decide.Decision;
import bounceledger.details.Blocklist;
import bounceledger.details.Details;
import bounceledger.details.Stage;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.ReplyCode;
import java.time.Duration;
import java.util.Optional;

/// One reply with all that is to be said about it, as the API and `./ledger explain --jsonl` tell it.
public record Explained(RecipientReport report, Explanation explanation, Decision decision, Advice advice) {

    public static Explained of(RecipientReport report, Decision decision, Classifier classifier) {
        Explanation explanation = classifier.explain(report);
        return new Explained(
                report,
                explanation,
                decision,
                classifier.advice(explanation.verdict().cause()));
    }

    public JsonText json(Optional<Json> id) {
        Verdict verdict = explanation.verdict();
        return JsonText.object()
                .put("id", id)
                .put("cause", verdict.cause().word())
                .put("sub_reason", verdict.subReason())
                .put("permanence", verdict.permanence().map(Permanence::word))
                .put("decision", decision.word())
                .put("suppress", decision == Decision.SUPPRESS)
                .put("rule", verdict.rule())
                .put("provider", verdict.provider())
                .put("reply_code", report.replyCode().map(ReplyCode::toString))
                .put("status", report.bestStatus().map(EnhancedStatus::toString))
                .put("advice", advice.advice())
                .put("who", advice.who().word())
                .put("not_to_do", advice.notToDo())
                .put("tool", advice.tool())
                .put("urgency", explanation.urgency().word())
                .put("words", Optional.of(verdict.words()).filter(words -> !words.isEmpty()))
                .put("words_start", explanation.deciding().map(place -> place.start()))
                .put("words_end", explanation.deciding().map(place -> place.end()))
                .put("because", Optional.of(explanation.because()).filter(text -> !text.isEmpty()))
                .put("veto", verdict.veto())
                .put(
                        "considered",
                        explanation.lost().stream().map(Explained::considered).toList())
                .put("details", details(explanation.details()))
                .put("book", verdict.bookVersion());
    }

    private static JsonText considered(Considered lost) {
        return JsonText.object()
                .put("rule", lost.rule())
                .put("cause", lost.cause().word());
    }

    private static JsonText details(Details details) {
        return JsonText.object()
                .put("tag", details.tag())
                .put("blocklist", details.blocklist().map(Blocklist::name))
                .put(
                        "blocklist_kind",
                        details.blocklist().map(list -> list.kind().word()))
                .put("urls", details.urls())
                .put("ips", details.ips())
                .put("domain", details.domain())
                .put("retry_after_seconds", details.retryAfter().map(Duration::toSeconds))
                .put("queue_id", details.queueId())
                .put("stage", details.stage().map(Stage::word));
    }
}
