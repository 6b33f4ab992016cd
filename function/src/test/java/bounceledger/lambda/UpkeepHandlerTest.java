package bounceledger.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Policy;
import bounceledger.decide.Standing;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Erasure;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.OldHours;
import bounceledger.smtp.MailAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpkeepHandlerTest {

    private static final Policy POLICY = Policy.shipped();
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final MailAddress JO = MailAddress.parse("jo@example.org").orElseThrow();

    private final MemoryLedger ledger = new MemoryLedger(POLICY, CountedNames.NOBODY, InstantSource.fixed(NOW));
    private final List<LocalDate> folded = new ArrayList<>();
    private Erasure.Swept swept = new Erasure.Swept(3, 2, true);

    private final OldHours hours = day -> {
        folded.add(day);
        return 1;
    };

    @Test
    void liftsByHand() throws IOException {
        ledger.book(
                List.of(Event.failed("jo@example.org", "m1", Cause.INVALID_RECIPIENT, NOW.minusSeconds(99))
                        .evidence()),
                new Call("r", NOW, () -> Duration.ofMinutes(1)));

        assertThat(ask(act("lift")).at("booking").text()).hasValue("booked");
        assertThat(ask(act("lift")).at("booking").text()).hasValue("already-there");
        assertThat(standing()).isInstanceOf(Standing.Clear.class);

        assertThat(ask(act("suppress").put("id", "ticket-8").put("at", "2026-11-20T11:59:59Z"))
                        .at("booking")
                        .text())
                .hasValue("booked");
        assertThat(standing()).as("suppressed before it was lifted").isInstanceOf(Standing.Clear.class);
    }

    @Test
    void sweepsAfterAnErasure() throws IOException {
        Json done = ask(act("erase"));

        assertThat(done.at("evidence_erased").whole()).hasValue(3L);
        assertThat(done.at("objects_deleted").whole()).hasValue(2L);
        assertThat(ledger.page(JO).orElseThrow().isErased()).isTrue();

        swept = new Erasure.Swept(1, 1, false);
        assertThatThrownBy(() -> ask(act("erase"))).hasMessageContaining("do the same again");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            act     | failed   | no such act
            act     | Lift     | no such act
            address | jo       | address is no e-mail address
            id      | ''       | id does not have 1 to 100 characters
            who     | ''       | who does not have 1 to 200 characters
            at      | tomorrow | Text 'tomorrow' could not be parsed at index 0
            """)
    void saysWhatIsWrongAndBooksNothing(String name, String value, String error) throws IOException {
        assertThat(ask(act("lift").put(name, value)).at("error").text()).hasValue(error);
        assertThat(ledger.lookUp(JO)).isEmpty();
    }

    @Test
    void nobodyActsWithoutAReason() throws IOException {
        assertThat(ask(JsonText.object()
                                .put("act", "lift")
                                .put("address", "jo@example.org")
                                .put("id", "t"))
                        .at("error")
                        .text())
                .hasValue("who is missing");
    }

    /// From the oldest day that may have got something late to the youngest whose hours nobody asks for.
    @Test
    void foldsWhenItsTimeComes() throws IOException {
        Json done = ask(JsonText.object().put("source", "aws.scheduler"));

        assertThat(folded).first().isEqualTo(LocalDate.parse("2026-10-06"));
        assertThat(folded).last().isEqualTo(LocalDate.parse("2026-11-12"));
        assertThat(folded).hasSize(38).isSorted();
        assertThat(done.at("hours_folded").whole()).hasValue(38L);
    }

    private static JsonText act(String word) {
        return JsonText.object()
                .put("act", word)
                .put("address", "Jo@example.org")
                .put("id", "ticket-7")
                .put("who", "ann")
                .put("why", "asked by phone");
    }

    private Standing standing() {
        return ledger.page(JO).orElseThrow().schedule(POLICY).at(NOW);
    }

    private Json ask(JsonText event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new UpkeepHandler(new UpkeepHandler.Parts(ledger, (_, _) -> swept, hours), InstantSource.fixed(NOW))
                .handleRequest(
                        new ByteArrayInputStream(event.write().getBytes(StandardCharsets.UTF_8)),
                        answer,
                        new StandInContext("request-1"));
        return Json.parse(answer.toByteArray()).orElseThrow();
    }
}
