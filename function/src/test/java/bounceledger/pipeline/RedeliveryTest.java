package bounceledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.arrival.Arrival;
import bounceledger.arrival.ArrivalReader;
import bounceledger.arrival.Arrivals;
import bounceledger.arrival.Origin;
import bounceledger.decide.Policy;
import bounceledger.decide.Standing;
import bounceledger.format.Formats;
import bounceledger.json.Json;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Dimension;
import bounceledger.ledger.MemoryLedger;
import bounceledger.ledger.Pages;
import bounceledger.ledger.SentMessages;
import bounceledger.ledger.Unavailable;
import bounceledger.query.Questions;
import bounceledger.report.FeedbackReport;
import bounceledger.report.FeedbackType;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.MailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The straight way under everything that queues do: again, in another order, in other batches, by two ways.
class RedeliveryTest {

    private static final Judge JUDGE = Judge.shipped();
    private static final Instant NOW = Instant.parse("2026-11-20T12:01:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    /// A bounce: its message, whom it is about, and what the server said.
    private record Bounce(String message, String recipient, String status, String diagnostic) {

        String notification() {
            return Events.notice(Events.bounce(message, recipient, status, diagnostic))
                    .write();
        }

        String byMail(Outside outside) {
            outside.mails.put("in/" + message, Events.mail(message, recipient, status, diagnostic));
            return Events.stored("in/" + message).write();
        }
    }

    private static final List<Bounce> BOUNCES = List.of(
            new Bounce("m1", "jo@example.org", "5.1.1", "smtp; 550 5.1.1 no such user here"),
            new Bounce("m2", "mo@example.net", "4.2.2", "smtp; 452 4.2.2 mailbox full"),
            new Bounce("m3", "mo@example.net", "5.2.2", "smtp; 552 5.2.2 mailbox full"),
            new Bounce(
                    "m4", "flo@example.org", "5.7.1", "smtp; 554 5.7.1 listed at bl.example, see https://bl.example"),
            new Bounce("m5", "Jo@Example.org", "5.1.1", "smtp; 550-5.1.1 no such user"),
            new Bounce("m6", "bo@example.com", "4.4.1", "smtp; 421 4.4.1 connection timed out"));

    private final Outside outside = new Outside();
    private MemoryLedger ledger = emptyLedger();

    private static MemoryLedger emptyLedger() {
        return new MemoryLedger(Policy.shipped(), CountedNames.NOBODY, InstantSource.fixed(NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neitherCopiesNorOrderNorBatchesMatter(long seed) {
        List<String> bodies = new ArrayList<>();
        BOUNCES.forEach(bounce -> {
            bodies.add(bounce.notification());
            bodies.add(bounce.byMail(outside));
        });
        process(bodies);
        String once = everything();
        assertThat(once).contains("jo@example.org");

        ledger = emptyLedger();
        Random chance = new Random(seed);
        List<String> thrice = new ArrayList<>();
        IntStream.range(0, 3).forEach(_ -> thrice.addAll(bodies));
        Collections.shuffle(thrice, chance);
        for (int from = 0; from < thrice.size(); ) {
            int to = Math.min(thrice.size(), from + 1 + chance.nextInt(10));
            assertThat(process(thrice.subList(from, to))).allMatch(Outcome.Recorded.class::isInstance);
            from = to;
        }

        assertThat(everything()).as("seed %d", seed).isEqualTo(once);
    }

    /// By notification, by mail, by both: but for who carried it, how far that is to be trusted, and so for how
    /// long, the same.
    @Test
    void noWayMatters() {
        List<String> told = BOUNCES.stream().map(Bounce::notification).toList();
        List<String> mailed =
                BOUNCES.stream().map(bounce -> bounce.byMail(outside)).toList();
        List<String> answers = new ArrayList<>();
        for (List<String> way : List.of(
                told, mailed, Stream.concat(told.stream(), mailed.stream()).toList())) {
            ledger = emptyLedger();
            process(way);
            answers.add(everything()
                    .replaceAll(
                            "\"(sources|grounds)\":\\[[^]]*]|\"(authenticity|until)\":\"[^\"]+\"|\"version\":\\d+",
                            "?"));
        }

        assertThat(answers.get(1)).isEqualTo(answers.getFirst());
        assertThat(answers.get(2)).isEqualTo(answers.getFirst());
    }

    @Test
    void aSecondDeliveryAddsNothing() {
        List<String> bodies = BOUNCES.stream().map(Bounce::notification).toList();
        process(bodies);

        assertThat(process(bodies))
                .allSatisfy(outcome -> assertThat(((Outcome.Recorded) outcome).entries())
                        .extracting(Outcome.Entry::booking)
                        .containsOnly(Booking.ALREADY_THERE));
    }

    @Test
    void onePoisonedMessageOfTenIsKeptApart() {
        List<String> bodies = new ArrayList<>(IntStream.range(0, 9)
                .mapToObj(n -> new Bounce("m" + n, "user" + n + "@example.org", "5.1.1", "smtp; 550 5.1.1 no such user")
                        .notification())
                .toList());
        bodies.add(4, "{\"notificationType\":\"Bounce\"");

        List<Outcome> outcomes = process(bodies);

        assertThat(outcomes.get(4)).isInstanceOf(Outcome.Quarantined.class);
        assertThat(outcomes).filteredOn(Outcome.Recorded.class::isInstance).hasSize(9);
        assertThat(outside.kept).singleElement().satisfies(kept -> {
            assertThat(kept.raw()).isEqualTo(bodies.get(4));
            assertThat(kept.why()).isNotBlank();
        });
    }

    @Test
    void aMailThatCannotBeFetchedComesAgainAlone() {
        List<String> bodies =
                BOUNCES.stream().map(bounce -> bounce.byMail(outside)).toList();
        outside.silent.add("in/m3");

        List<Outcome> outcomes = process(bodies);

        assertThat(outcomes.get(2)).isInstanceOf(Outcome.TryAgain.class);
        assertThat(outcomes).filteredOn(Outcome.Recorded.class::isInstance).hasSize(5);
        assertThat(outside.kept).isEmpty();

        outside.silent.clear();
        assertThat(process(List.of(bodies.get(2)))).singleElement().isInstanceOf(Outcome.Recorded.class);
    }

    /// A mail at which our own code goes wrong must not take the batch with it, again and again.
    /// What came with the event is booked all the same: it costs no time to fetch.
    @Test
    void aMailThatThereIsNoTimeForComesAgain() {
        List<String> bodies =
                List.of(BOUNCES.getFirst().byMail(outside), BOUNCES.getLast().notification());
        Call late = new Call("request-1", NOW, () -> Duration.ofSeconds(20));

        List<Outcome> outcomes =
                pipeline(Deliveries.NONE).process(new ArrivalReader().read(Events.batch(bodies)), late).stream()
                        .map(BouncePipeline.Processed::outcome)
                        .toList();

        assertThat(outcomes.getFirst()).isEqualTo(new Outcome.TryAgain("no time left to fetch the mail"));
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Recorded.class);
    }

    /// By its own date the suppression would be over since 2004.
    @Test
    void aMailFromADeadClockSuppressesFromWhenItCame() {
        String body = BOUNCES.getFirst().byMail(outside);
        outside.mails.replaceAll((key, mail) -> new String(mail, StandardCharsets.UTF_8)
                .replace("Date: Fri, 20 Nov 2026", "Date: Thu, 01 Jan 2004")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(process(List.of(body))).singleElement().isInstanceOf(Outcome.Recorded.class);
        assertThat(ledger.page(MailAddress.parse("jo@example.org").orElseThrow())
                        .orElseThrow()
                        .schedule(Policy.shipped())
                        .at(NOW))
                .isInstanceOf(Standing.Suppressed.class);
    }

    @Test
    void aFaultOfOurOwnIsKeptApart() {
        List<String> bodies =
                BOUNCES.stream().map(bounce -> bounce.byMail(outside)).toList();
        outside.faulty.add("in/m3");

        List<Outcome> outcomes = process(bodies);

        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Quarantined("a fault of our own: IllegalStateException"));
        assertThat(outcomes).filteredOn(Outcome.Recorded.class::isInstance).hasSize(5);
        assertThat(outside.kept)
                .singleElement()
                .satisfies(kept -> assertThat(kept.pointer()).isEqualTo(Events.BUCKET + "/in/m3"));
    }

    @Test
    void whatCannotBeKeptComesAgain() {
        outside.quarantineIsDown = true;

        assertThat(process(List.of("no json", BOUNCES.getFirst().notification())))
                .satisfiesExactly(
                        poisoned -> assertThat(poisoned).isInstanceOf(Outcome.TryAgain.class),
                        fine -> assertThat(fine).isInstanceOf(Outcome.Recorded.class));
    }

    @Test
    void aMailThatIsGoneIsKeptForAPerson() {
        assertThat(process(List.of(Events.stored("in/gone").write())))
                .containsExactly(new Outcome.Quarantined("the mail is gone"));
        assertThat(outside.kept).extracting(Quarantine.Unread::pointer).containsExactly(Events.BUCKET + "/in/gone");
    }

    @Test
    void anEmptyMailIsNoReport() {
        outside.mails.put("in/empty", new byte[0]);

        assertThat(process(List.of(Events.stored("in/empty").write())))
                .singleElement()
                .isNotInstanceOf(Outcome.TryAgain.class)
                .isNotInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void deliveriesAreBookedOnlyWhenWired() {
        Json delivery = Json.parse("""
                {"eventType": "Delivery", "mail": {"messageId": "m1", "timestamp": "2026-11-20T11:59:00.000Z"},
                 "delivery": {"timestamp": "2026-11-20T12:00:00.000Z", "recipients": ["jo@example.org"]}}
                """).orElseThrow();
        byte[] event = Events.batch(List.of(Events.notice(delivery).write()));

        assertThat(outcomes(pipeline(Deliveries.NONE), event)).singleElement().isInstanceOf(Outcome.Ignored.class);
        assertThat(outcomes(pipeline(Deliveries.EXACT), event)).singleElement().isInstanceOf(Outcome.Recorded.class);
    }

    /// One cheap read says whether a delivery can clear anything.
    @Test
    void aDeliveryThatCanClearNothingIsDropped() {
        byte[] event = Events.batch(
                List.of(Events.delivered("jo@example.org", "m9"), Events.delivered("mo@example.net", "m9")));
        assertThat(outcomes(clearing(ledger), event)).hasOnlyElementsOfType(Outcome.Ignored.class);

        process(List.of(new Bounce("m1", "Jo@example.org", "4.2.2", "smtp; 452 4.2.2 mailbox full").notification()));
        assertThat(outcomes(clearing(ledger), event))
                .hasExactlyElementsOfTypes(Outcome.Recorded.class, Outcome.Ignored.class);
        assertThat(ledger.page(MailAddress.parse("mo@example.net").orElseThrow()))
                .isEmpty();
    }

    /// The page may be in the making.
    @Test
    void aDeliveryBesideTheBounceItClearsIsBooked() {
        String bounce = new Bounce("m1", "jo@example.org", "4.2.2", "smtp; 452 4.2.2 mailbox full").notification();

        assertThat(outcomes(clearing(ledger), Events.batch(List.of(Events.delivered("JO@example.org", "m9"), bounce))))
                .hasOnlyElementsOfType(Outcome.Recorded.class);
    }

    @Test
    void aDeliveryComesAgainWhileNobodySaysWhetherItClears() {
        Pages silent = _ -> {
            throw new Unavailable("silence", new IllegalStateException());
        };
        String bounce = new Bounce("m1", "mo@example.net", "5.1.1", "smtp; 550 5.1.1 no such user").notification();

        assertThat(outcomes(clearing(silent), Events.batch(List.of(Events.delivered("jo@example.org", "m9"), bounce))))
                .hasExactlyElementsOfTypes(Outcome.TryAgain.class, Outcome.Recorded.class);
    }

    private BouncePipeline clearing(Pages pages) {
        return new BouncePipeline(
                outside,
                Formats.shipped(),
                JUDGE.examiner(),
                outside,
                ledger,
                () -> JUDGE,
                Deliveries.CLEAR,
                pages,
                SentMessages.UNKNOWN);
    }

    /// Of several recipients that a complaint names none is known to have complained.
    @Test
    void aComplaintThatNamesSeveralSuppressesNobody() {
        ReportedMessage message = ReportedMessage.of(ReportId.ofSes("m1"));
        for (List<String> named : List.of(List.of("jo@example.org", "mo@example.net"), List.of("flo@example.org"))) {
            outcomes(new FeedbackReport(message, Optional.empty(), FeedbackType.ABUSE, named, Optional.empty()));
        }

        assertThat(ask("v1", "suppressions")).contains("flo@").doesNotContain("jo@", "mo@");
    }

    /// JSON can bring half a letter and a cut can leave one; no store takes it.
    @Test
    void nothingIsBookedThatNoStoreTakes() {
        Bounce torn = new Bounce(
                "m\ud800", "jo@example.org", "5.1.1", "smtp; 550 5.1.1 \ud800 " + "\ud83d\udce7".repeat(4_096));
        String odd = new Bounce("m2", "mo@example.org", "5.1.1", "x" + "\ud83d\udce7".repeat(4_096)).notification();

        process(List.of(torn.notification(), odd));

        assertThat(ask("v1", "suppressions", "jo@example.org") + ask("v1", "suppressions", "mo@example.org"))
                .contains("jo@example.org")
                .contains("mo@example.org")
                .matches(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text), "is well-formed");
    }

    private List<Outcome> process(List<String> bodies) {
        return outcomes(pipeline(Deliveries.NONE), Events.batch(bodies));
    }

    private BouncePipeline pipeline(Deliveries deliveries) {
        return new BouncePipeline(outside, outside, ledger, JUDGE, deliveries);
    }

    private List<Outcome> outcomes(FeedbackReport report) {
        Arrival arrival = new Arrival.SesNotification(report, new Origin("direct", Optional.empty()));
        Arrivals.Item item = new Arrivals.Item(Optional.empty(), "", List.of(arrival));
        return outcomes(pipeline(Deliveries.NONE), new Arrivals(List.of(item), false));
    }

    private static List<Outcome> outcomes(BouncePipeline pipeline, byte[] event) {
        return outcomes(pipeline, new ArrivalReader().read(event));
    }

    private static List<Outcome> outcomes(BouncePipeline pipeline, Arrivals arrivals) {
        return pipeline.process(arrivals, new Call("request-1", NOW, () -> Duration.ofMinutes(1))).stream()
                .map(BouncePipeline.Processed::outcome)
                .toList();
    }

    /// The answers to all questions, without what tells how it came about.
    private String everything() {
        StringBuilder answers = new StringBuilder(sorted(ask("v1", "suppressions")));
        BOUNCES.stream()
                .map(Bounce::recipient)
                .distinct()
                .forEach(who -> answers.append('\n').append(ask("v1", "suppressions", who)));
        for (Dimension by : Dimension.values()) {
            answers.append('\n').append(ledger.counts(DAY, DAY, by));
        }
        return answers.toString().replaceAll("\"(version|changed_at)\":(\\d+|\"[^\"]*\")", "?");
    }

    private static String sorted(String list) {
        return Json.parse(list).orElseThrow().items("data").stream()
                .map(Json::write)
                .sorted()
                .toList()
                .toString();
    }

    private String ask(String... path) {
        Map<String, String> parameters = path.length == 3 ? Map.of("explain", "true") : Map.of();
        return Questions.api(ledger, Policy.shipped())
                .answer(Questions.of("GET", List.of(path), parameters), Questions.call(NOW))
                .body();
    }
}
