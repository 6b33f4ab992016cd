package bounceledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.arrival.ArrivalReader;
import bounceledger.decide.Policy;
import bounceledger.format.Formats;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.SentMessages;
import bounceledger.ledger.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a bounce mail that nothing proves gains by a delivery that SES told of.
class KnownAsSentTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:01:00Z");

    private final Outside outside = new Outside();
    private final MemoryLedger ledger =
            new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource({
        "together,        jo@example.org,  m1, [KNOWN_AS_SENT]",
        "together,        mo@example.net,  m1, [FORM_ALONE]",
        "together,        jo@example.org,  m2, [FORM_ALONE]",
        "delivery first,  jo@example.org,  m1, [KNOWN_AS_SENT]",
        "delivery after,  jo@example.org,  m1, [FORM_ALONE]",
    })
    void aMessageIsKnownByItsDelivery(String order, String recipient, String message, String grounds) {
        String delivery = Events.delivered(recipient, message);
        List<Outcome> outcomes = new ArrayList<>();
        if (order.equals("delivery first")) {
            outcomes(ledger, delivery);
        }
        outcomes.addAll(order.equals("together") ? outcomes(ledger, mail(), delivery) : outcomes(ledger, mail()));
        if (order.equals("delivery after")) {
            outcomes(ledger, delivery);
        }

        assertThat(outcomes.getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Recorded.class,
                        recorded -> assertThat(
                                        recorded.entries().getFirst().proof().grounds())
                                .hasToString(grounds));
    }

    @Test
    void waitsWhileNobodyCanSay() {
        SentMessages silent = _ -> {
            throw new Unavailable("silence", new IllegalStateException());
        };

        assertThat(outcomes(silent, mail(), Events.delivered("mo@example.net", "m2")))
                .satisfiesExactly(
                        mail -> assertThat(mail).isInstanceOf(Outcome.TryAgain.class),
                        delivery -> assertThat(delivery).isInstanceOf(Outcome.Recorded.class));
    }

    private String mail() {
        outside.mails.put("in/m1", Events.mail("m1", "jo@example.org", "5.1.1", "smtp; 550 5.1.1 User unknown"));
        return Events.stored("in/m1").write();
    }

    private List<Outcome> outcomes(SentMessages sent, String... bodies) {
        Judge judge = Judge.shipped();
        BouncePipeline pipeline = new BouncePipeline(
                outside,
                Formats.shipped(),
                judge.examiner(),
                outside,
                ledger,
                () -> judge,
                Deliveries.EXACT,
                Set::copyOf,
                sent);
        return pipeline
                .process(
                        new ArrivalReader().read(Events.batch(List.of(bodies))),
                        new Call("request", NOW, () -> Duration.ofMinutes(1)))
                .stream()
                .map(BouncePipeline.Processed::outcome)
                .toList();
    }
}
