package bounceledger.tools.local;

import bounceledger.json.JsonText;
import bounceledger.pipeline.BouncePipeline.Processed;
import bounceledger.pipeline.Finding;
import bounceledger.pipeline.Outcome;
import java.util.List;
import java.util.stream.Stream;

/// What became of each arrival of an event, as JSON.
final class Became {

    private Became() {}

    static List<JsonText> of(List<Processed> processed) {
        return processed.stream().flatMap(Became::of).toList();
    }

    private static Stream<JsonText> of(Processed processed) {
        return switch (processed.outcome()) {
            case Outcome.Recorded(String _, List<Outcome.Entry> entries) ->
                entries.stream().map(Became::booked);
            case Outcome.Ignored(String what, String why) ->
                Stream.of(JsonText.object()
                        .put("outcome", "ignored")
                        .put("what", what)
                        .put("why", why));
            case Outcome.Quarantined(String why) ->
                Stream.of(JsonText.object().put("outcome", "quarantined").put("why", why));
            case Outcome.TryAgain(String why) ->
                Stream.of(JsonText.object().put("outcome", "try-again").put("why", why));
        };
    }

    private static JsonText booked(Outcome.Entry entry) {
        Finding finding = entry.finding();
        return JsonText.object()
                .put("outcome", entry.booking().word())
                .put("address", finding.address().map(Object::toString).or(finding::recipient))
                .put("kind", finding.kind().word())
                .put("cause", finding.verdict().cause().word())
                .put("decision", finding.decision().word())
                .put("rule", finding.verdict().rule());
    }
}
