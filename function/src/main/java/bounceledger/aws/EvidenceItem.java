package bounceledger.aws;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.decide.Decision;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Source;
import bounceledger.decide.Times;
import bounceledger.report.Authenticity;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.ReplyCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Evidence as an item, and back.
///
/// @param revision how often the item was written; the next write is on condition of it
record EvidenceItem(Evidence evidence, long revision) {

    static final String REVISION = "rev";
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration KEPT_ABOUT_NOBODY = Duration.ofDays(30);
    private static final String SEPARATOR = "\n";

    Map<String, AttributeValue> item(String partition) {
        Attributes item = Attributes.writing()
                .put(Keys.PK, partition)
                .put(Keys.SK, Keys.EVIDENCE + evidence.id().value())
                .put(REVISION, revision)
                .put(Keys.TTL, evidence.times().received().plus(kept()).getEpochSecond())
                .put("recipient", evidence.recipient().map(MailAddress::toString))
                .put("kind", evidence.kind().word())
                .put("decision", evidence.decision().word())
                .flag("guarded", evidence.guarded())
                .put("reply", evidence.reply())
                .put("status", evidence.status().map(EnhancedStatus::toString))
                .put("code", evidence.code().map(ReplyCode::toString))
                .put("mta", evidence.remoteMta().map(RemoteMta::name))
                .put("authenticity", evidence.authenticity().name().toLowerCase(Locale.ROOT))
                .put(
                        "grounds",
                        evidence.proof().grounds().stream().map(Ground::word).toList())
                .put(
                        "sources",
                        evidence.sources().stream()
                                .map(source -> source.carrier() + SEPARATOR + source.pointer())
                                .toList());
        writeTimes(item, evidence.times());
        writeMessage(item, evidence.message());
        writeVerdict(item, evidence.verdict());
        return item.item();
    }

    private Duration kept() {
        return evidence.recipient().isPresent() ? KEPT : KEPT_ABOUT_NOBODY;
    }

    static EvidenceItem of(Map<String, AttributeValue> values) {
        Attributes item = Attributes.reading(values);
        Evidence evidence = new Evidence(
                item.find("recipient").flatMap(MailAddress::parse),
                Kind.of(item.text("kind")).orElseThrow(),
                new Times(item.instant("event"), item.instant("received"), item.instant("processed")),
                message(item),
                verdict(item),
                Decision.valueOf(item.text("decision").toUpperCase(Locale.ROOT)),
                item.flag("guarded"),
                item.text("reply"),
                item.find("status").flatMap(EnhancedStatus::firstIn),
                item.find("code").map(Integer::valueOf).map(ReplyCode::new),
                item.find("mta").map(RemoteMta::new),
                proof(item),
                sources(item));
        return new EvidenceItem(evidence, item.number(REVISION));
    }

    private static void writeTimes(Attributes item, Times times) {
        item.put("event", times.event()).put("received", times.received()).put("processed", times.processed());
    }

    private static void writeMessage(Attributes item, ReportedMessage message) {
        message.sent().ifPresent(sent -> item.put("sent", sent));
        item.put("message", message.id().value())
                .put("campaign", message.campaign())
                .put("stream", message.stream());
    }

    private static ReportedMessage message(Attributes item) {
        return new ReportedMessage(
                new ReportId(item.text("message")),
                item.findInstant("sent"),
                item.find("campaign"),
                item.find("stream"));
    }

    private static void writeVerdict(Attributes item, Verdict verdict) {
        item.put("cause", verdict.cause().word())
                .put("sub_reason", verdict.subReason())
                .put("permanence", verdict.permanence().map(Permanence::word))
                .put("rule", verdict.rule())
                .put("words", verdict.words())
                .put("veto", verdict.veto())
                .put("provider", verdict.provider())
                .put("book", verdict.bookVersion());
    }

    private static Verdict verdict(Attributes item) {
        return new Verdict(
                Cause.of(item.text("cause")).orElseThrow(),
                item.find("sub_reason"),
                item.find("permanence").map(word -> Permanence.valueOf(word.toUpperCase(Locale.ROOT))),
                item.text("rule"),
                item.text("words"),
                item.find("veto"),
                item.text("provider"),
                item.text("book"));
    }

    private static Proof proof(Attributes item) {
        return new Proof(
                Authenticity.valueOf(item.text("authenticity").toUpperCase(Locale.ROOT)),
                item.texts("grounds").stream()
                        .flatMap(word -> Ground.of(word).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static SortedSet<Source> sources(Attributes item) {
        return item.texts("sources").stream()
                .map(text -> text.split(SEPARATOR, 2))
                .map(parts -> new Source(parts[0], parts[1]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Optional<EvidenceItem> find(Optional<Map<String, AttributeValue>> item) {
        return item.map(EvidenceItem::of);
    }
}
