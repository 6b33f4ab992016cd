package bounceledger.fuzz;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.ArrivalReader;
import bounceledger.arrival.Arrivals;
import bounceledger.decide.Policy;
import bounceledger.json.Json;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import bounceledger.pipeline.BouncePipeline;
import bounceledger.pipeline.BouncePipeline.Processed;
import bounceledger.pipeline.Deliveries;
import bounceledger.pipeline.Judge;
import bounceledger.pipeline.Outcome;
import bounceledger.pipeline.Outside;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Bytes as an event: everything in it is booked, left alone, or kept with its reason, and none of it is a fault of
/// our own. Nothing is fetched here: every mail is gone.
public final class ArrivalFuzz {

    private static final ArrivalReader READER = new ArrivalReader();
    private static final Judge JUDGE = Judge.shipped();
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private ArrivalFuzz() {}

    /// Once, so that loading the rule book is no slow input.
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("{}".getBytes(StandardCharsets.UTF_8));
    }

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] event) {
        Arrivals arrivals = READER.read(event);
        arrivals.all().forEach(arrival -> mustBeTold(arrival, event));
        Outside outside = new Outside();
        MemoryLedger ledger = new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(NOW));
        List<Processed> processed = new BouncePipeline(outside, outside, ledger, JUDGE, Deliveries.EXACT)
                .process(arrivals, new Call("fuzz", NOW, () -> Duration.ofMinutes(1)));
        Flaw.unless(processed.size() == arrivals.all().count(), () -> "one is lost: " + arrivals);
        processed.forEach(ArrivalFuzz::mustBeDone);
    }

    private static void mustBeTold(Arrival arrival, byte[] event) {
        if (arrival instanceof Arrival.SesNotification ses) {
            Claims.of(ses.report()).mustStandIn(() -> text(event));
        }
        if (arrival instanceof Arrival.StoredMail stored) {
            Flaw.unless(!stored.key().startsWith("quarantine/"), () -> "our own output: " + stored);
        }
    }

    /// With every string read, however often it was written into another one.
    private static MailText text(byte[] event) {
        return MailText.of(
                Json.parse(event).stream().flatMap(ArrivalFuzz::strings).toList());
    }

    private static Stream<String> strings(Json json) {
        return switch (json) {
            case Json.Obj object -> object.members().values().stream().flatMap(ArrivalFuzz::strings);
            case Json.Arr array -> array.values().stream().flatMap(ArrivalFuzz::strings);
            case Json.Text(String text) ->
                Stream.concat(
                        Stream.of(text, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
                        Json.parse(text).stream().flatMap(ArrivalFuzz::strings));
            case Json.Num(String digits) -> Stream.of(digits);
            case Json.Bool _, Json.Null _ -> Stream.empty();
        };
    }

    private static void mustBeDone(Processed one) {
        switch (one.outcome()) {
            case Outcome.Recorded _, Outcome.Ignored _ -> {}
            case Outcome.Quarantined(String why) ->
                Flaw.unless(!why.startsWith("a fault of our own"), () -> why + ": " + one.arrival());
            case Outcome.TryAgain(String why) -> throw new AssertionError("would come for ever: " + why);
        }
    }
}
