package bounceledger.query;

import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.decide.Evidence;
import bounceledger.decide.Source;
import bounceledger.decide.Standing;
import bounceledger.json.JsonText;
import bounceledger.ledger.Suppression;
import bounceledger.report.Ground;
import bounceledger.report.RemoteMta;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.ReplyCode;
import java.util.List;

/// The JSON of what the ledger knows. Times are RFC 3339 in UTC; what is absent is left out.
final class Shown {

    private Shown() {}

    static JsonText suppression(Suppression entry) {
        return standing(JsonText.object().put("address", entry.address()), entry.standing())
                .put("status", entry.status().map(EnhancedStatus::toString))
                .put("provider", entry.provider())
                .put("event_id", entry.decidedBy().value())
                .put("changed_at", entry.changed().toString())
                .put("version", entry.version());
    }

    static JsonText standing(JsonText json, Standing standing) {
        json.put("suppressed", standing instanceof Standing.Suppressed).put("state", standing.word());
        return switch (standing) {
            case Standing.Clear() -> json;
            case Standing.Watched(int failures, var since) ->
                json.put("failures", failures).put("since", since.toString());
            case Standing.Suppressed(var reason, var cause, var since, var until) ->
                json.put("reason", reason.word())
                        .put("cause", cause.word())
                        .put("since", since.toString())
                        .put("until", until.map(Object::toString));
        };
    }

    static JsonText evidence(Evidence evidence) {
        JsonText json = JsonText.object()
                .put("event_id", evidence.id().value())
                .put("kind", evidence.kind().word())
                .put("recipient", evidence.recipient().map(MailAddress::toString))
                .put("event_time", evidence.times().event().toString())
                .put("received_at", evidence.times().received().toString())
                .put("processed_at", evidence.times().processed().toString())
                .put("message", evidence.message().id().value())
                .put("sent_at", evidence.message().sent().map(Object::toString))
                .put("campaign", evidence.message().campaign())
                .put("stream", evidence.message().stream())
                .put("reply", evidence.reply())
                .put("reply_code", evidence.code().map(ReplyCode::toString))
                .put("status", evidence.status().map(EnhancedStatus::toString))
                .put("remote_mta", evidence.remoteMta().map(RemoteMta::name));
        return verdict(json, evidence.verdict())
                .put("decision", evidence.decision().word())
                .put("guarded", evidence.guarded())
                .put("authenticity", evidence.authenticity().word())
                .put(
                        "grounds",
                        evidence.proof().grounds().stream().map(Ground::word).toList())
                .put("sources", sources(evidence));
    }

    private static JsonText verdict(JsonText json, Verdict verdict) {
        return json.put("cause", verdict.cause().word())
                .put("sub_reason", verdict.subReason())
                .put("permanence", verdict.permanence().map(Permanence::word))
                .put("rule", verdict.rule())
                .put("words", verdict.words())
                .put("veto", verdict.veto())
                .put("provider", verdict.provider())
                .put("book_version", verdict.bookVersion());
    }

    private static List<JsonText> sources(Evidence evidence) {
        return evidence.sources().stream().map(Shown::source).toList();
    }

    private static JsonText source(Source source) {
        JsonText json = JsonText.object().put("carrier", source.carrier());
        return source.pointer().isEmpty() ? json : json.put("pointer", source.pointer());
    }
}
