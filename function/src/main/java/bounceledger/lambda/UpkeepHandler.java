package bounceledger.lambda;

import bounceledger.decide.Act;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.Erasure;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.OldHours;
import bounceledger.smtp.MailAddress;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What is done by hand and by the clock.
///
/// `{"act": "lift", "address": …, "id": …, "who": …, "why": …}` books what a person did, and after an erasure sweeps;
/// the other acts are `suppress`, `forced-lift`, `consent`, `note` and `erase`, and `at` says when it was done, if not
/// now. Any other event, as the daily schedule sends it, folds old hours into days. Both may come twice.
///
/// A bad act is answered with `error`, and booked not at all. What may succeed later makes the invocation fail.
public final class UpkeepHandler implements RequestStreamHandler {

    /// What the handler is made of.
    public record Parts(Ledger ledger, Erasure erasure, OldHours hours) {}

    private final Parts parts;
    private final InstantSource clock;

    public UpkeepHandler() {
        this(Wiring.deployed().upkeep(), InstantSource.system());
    }

    /// A handler of other parts than the deployed ones.
    public UpkeepHandler(Parts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Call call =
                new Call(context.getAwsRequestId(), now, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        Json asked = Json.parse(event.readAllBytes()).orElse(new Json.Null());
        JsonText done = asked.has("act") ? acted(asked, call) : folded(call);
        answer.write(done.write().getBytes(StandardCharsets.UTF_8));
    }

    private JsonText folded(Call call) {
        int emptied = parts.hours.foldAll(call.started().atZone(ZoneOffset.UTC).toLocalDate(), call);
        return JsonText.object().put("hours_folded", emptied);
    }

    private JsonText acted(Json asked, Call call) {
        try {
            Act act = act(asked, call.started());
            return done(act, act.evidence(call.started()), call);
        } catch (IllegalArgumentException | DateTimeException bad) {
            return JsonText.object().put("error", String.valueOf(bad.getMessage()));
        }
    }

    private JsonText done(Act act, Evidence evidence, Call call) {
        Booking booking = parts.ledger.book(List.of(evidence), call).getFirst();
        JsonText done = JsonText.object()
                .put("booking", booking.word())
                .put("event_id", evidence.id().value());
        if (booking == Booking.TRY_AGAIN) {
            throw new NotNow("the ledger did not take it");
        }
        if (act.kind() != Kind.ERASE) {
            return done;
        }
        Erasure.Swept swept = parts.erasure.sweep(act.address(), call);
        if (!swept.complete()) {
            throw new NotNow("the address is erased, and not yet all that is left of it");
        }
        return done.put("evidence_erased", swept.evidence()).put("objects_deleted", swept.objects());
    }

    /// @throws IllegalArgumentException with what is wrong, without the address
    private static Act act(Json asked, Instant now) {
        return new Act(
                text(asked, "id"),
                Kind.of(text(asked, "act"))
                        .filter(Kind::isAct)
                        .orElseThrow(() -> new IllegalArgumentException("no such act")),
                MailAddress.parse(text(asked, "address"))
                        .orElseThrow(() -> new IllegalArgumentException("address is no e-mail address")),
                asked.has("at") ? Instant.parse(text(asked, "at")).truncatedTo(ChronoUnit.MILLIS) : now,
                text(asked, "who"),
                text(asked, "why"));
    }

    private static String text(Json asked, String name) {
        return Optional.of(asked.at(name))
                .flatMap(Json::text)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /// Tells AWS, or the person who asked, that the same may succeed later.
    static final class NotNow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotNow(String why) {
            super(why + "; do the same again", null, false, false);
        }
    }
}
