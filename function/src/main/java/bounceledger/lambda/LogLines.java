package bounceledger.lambda;

import bounceledger.arrival.Arrival;
import bounceledger.decide.TrustMode;
import bounceledger.json.JsonText;
import bounceledger.ledger.Pepper;
import bounceledger.pipeline.BouncePipeline.Processed;
import bounceledger.pipeline.Finding;
import bounceledger.pipeline.Outcome;
import bounceledger.report.Authenticity;
import bounceledger.report.Ground;
import bounceledger.smtp.MailAddress;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One line of JSON for each arrival: what became of it, and why. No address is in it; the keyed hash `who` follows
/// a case. Nothing that came from outside is in it either, but for words that our own tables know.
final class LogLines implements ArrivalLog {

    private final Pepper pepper;
    private final TrustMode trust;
    private final PrintStream out;

    /// @param trust told in every line, so that nobody forgets that a stack stands open
    LogLines(Pepper pepper, TrustMode trust, PrintStream out) {
        this.pepper = pepper;
        this.trust = trust;
        this.out = out;
    }

    @Override
    public void write(List<Processed> processed, String requestId, long milliseconds) {
        processed.forEach(one -> out.println(line(one, requestId, milliseconds).write()));
    }

    /// A line about trouble with AWS, which the outcome's own line comes after.
    ///
    /// @param what by codes alone
    void trouble(String what) {
        out.println(JsonText.object().put("trouble", what).write());
    }

    /// A line about the operator's own rules: in force, refused, or not read, and why. It may quote them.
    void ownRules(String what) {
        out.println(JsonText.object().put("own_rules", what).write());
    }

    private JsonText line(Processed one, String requestId, long milliseconds) {
        JsonText line = JsonText.object()
                .put("outcome", one.outcome().word())
                .put("trust", trust.word())
                .put("arrival", kind(one.arrival()))
                .put("carrier", one.arrival().origin().carrier())
                .put("received", one.arrival().origin().received().map(Object::toString))
                .put("message", one.item().messageId())
                .put("request", requestId)
                .put("batch_ms", milliseconds);
        return switch (one.outcome()) {
            case Outcome.Recorded(String format, List<Outcome.Entry> entries) ->
                line.put("format", Optional.of(format).filter(name -> !name.isEmpty()))
                        .put("contradicted", count(entries, Authenticity.CONTRADICTED))
                        .put("unproven", count(entries, Authenticity.UNPROVEN))
                        .put("recipients", entries.stream().map(this::entry).toList());
            case Outcome.Ignored(String what, String why) ->
                line.put("what", what).put("why", why);
            case Outcome.Quarantined(String why) -> line.put("why", why);
            case Outcome.TryAgain(String why) -> line.put("why", why);
        };
    }

    private static long count(List<Outcome.Entry> entries, Authenticity authenticity) {
        return entries.stream()
                .filter(entry -> entry.proof().authenticity() == authenticity)
                .count();
    }

    private static String kind(Arrival arrival) {
        return arrival.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private JsonText entry(Outcome.Entry entry) {
        Finding finding = entry.finding();
        return JsonText.object()
                .put("who", finding.address().map(MailAddress::key).map(pepper::hash))
                .put("kind", finding.kind().word())
                .put("cause", finding.verdict().cause().word())
                .put("sub_reason", finding.verdict().subReason())
                .put("rule", finding.verdict().rule())
                .put("provider", finding.verdict().provider())
                .put("decision", finding.decision().word())
                .put("authenticity", entry.proof().authenticity().word())
                .put(
                        "grounds",
                        entry.proof().grounds().stream().map(Ground::word).toList())
                .put("booking", entry.booking().word());
    }
}
