package bounceledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.EventId;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Ten thousand random histories of an address: over all causes and kinds, told by several carriers, in any order, any
/// batches, with any copies. What is booked bit by bit is what a replay from nothing gives. (That the ledgers book as
/// {@link Books} does is for {@link LedgerContract} to show.)
class AnyOrderTest {

    private static final int STREAMS = 10_000;
    private static final int MOST_EVENTS = 7;
    private static final Policy POLICY = Policy.shipped();
    private static final CountedNames NAMES = new CountedNames(Set.of("example.org"), Set.of("spring"));
    private static final String JO = "jo@example.org";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// Event time and order of arrival have nothing to do with each other.
    private static final int HOURS = 24 * 300;

    /// Half of what happens in life, and all that can.
    private static final List<Cause> FREQUENT =
            List.of(Cause.INVALID_RECIPIENT, Cause.MAILBOX_FULL, Cause.MAILBOX_FULL, Cause.SERVER_ERROR);

    @Test
    void theSameIsBookedInAnyOrderBatchesAndCopies() {
        for (int seed = 0; seed < STREAMS; seed++) {
            Random chance = new Random(seed);
            List<Evidence> tellings = tellings(chance);
            Books inOrder = Books.of(tellings, chance);
            List<Evidence> shuffled = new ArrayList<>(tellings);
            shuffled.addAll(tellings.subList(0, chance.nextInt(tellings.size() + 1)));
            Collections.shuffle(shuffled, chance);
            Books otherwise = Books.of(shuffled, chance);

            same(seed, List.copyOf(otherwise.page.facts()), List.copyOf(inOrder.page.facts()));
            same(seed, otherwise.counts(), inOrder.counts());
            same(seed, otherwise.counts(), otherwise.countedFromNothing());
            // Equal schedules give equal standings, whenever they are asked.
            same(seed, otherwise.page.schedule(POLICY), otherwise.foldedFromNothing());
        }
    }

    /// An assertion, without what it costs to prepare one.
    private static void same(int seed, Object one, Object other) {
        if (!one.equals(other)) {
            assertThat(one).as("seed %d", seed).isEqualTo(other);
        }
    }

    /// What is tested above is worth little if all of it were nothing.
    @Test
    void theStreamsAreAboutSomething() {
        Set<String> words = new TreeSet<>();
        Set<Kind> kinds = new TreeSet<>();
        Set<Cause> causes = new TreeSet<>();
        for (int seed = 0; seed < 500; seed++) {
            Random chance = new Random(seed);
            List<Evidence> tellings = tellings(chance);
            tellings.forEach(one -> kinds.add(one.kind()));
            tellings.forEach(one -> causes.add(one.verdict().cause()));
            words.add(Books.of(tellings, chance)
                    .page
                    .schedule(POLICY)
                    .at(START.plus(Duration.ofHours(HOURS)))
                    .word());
        }

        assertThat(words).containsExactly("clear", "suppressed", "watched");
        assertThat(kinds).containsExactly(Kind.values());
        assertThat(causes).containsExactly(Cause.values());
    }

    /// The evidence that was kept, the page that was written along with it, and the counters.
    private static final class Books {

        private final Map<EventId, Evidence> evidence = new LinkedHashMap<>();
        private final Tally tally = new Tally(NAMES);
        private AddressPage page = AddressPage.blank(JO);

        /// As a ledger books them: copies within a batch joined first.
        static Books of(List<Evidence> tellings, Random chance) {
            Books books = new Books();
            for (int from = 0; from < tellings.size(); ) {
                int to = Math.min(tellings.size(), from + 1 + chance.nextInt(6));
                Map<EventId, Evidence> batch = new LinkedHashMap<>();
                tellings.subList(from, to).forEach(one -> batch.merge(one.id(), one, Evidence::join));
                batch.forEach(books::book);
                from = to;
            }
            return books;
        }

        private void book(EventId id, Evidence one) {
            Optional<Evidence> known = Optional.ofNullable(evidence.get(id));
            Evidence joined = known.map(other -> other.join(one)).orElse(one);
            if (known.equals(Optional.of(joined))) {
                return;
            }
            known.ifPresent(tally::remove);
            tally.add(joined);
            evidence.put(id, joined);
            page = joined.kind().bearsOnStanding() ? page.with(joined.fact()) : page;
        }

        Schedule foldedFromNothing() {
            return POLICY.fold(evidence.values().stream().map(Evidence::fact).toList());
        }

        List<Map.Entry<CountKey, Long>> counts() {
            return List.copyOf(tally.sums().entrySet());
        }

        List<Map.Entry<CountKey, Long>> countedFromNothing() {
            Tally all = new Tally(NAMES);
            evidence.values().forEach(all::add);
            return List.copyOf(all.sums().entrySet());
        }
    }

    /// One address's events, some of them told twice or three times, by others and otherwise.
    private static List<Evidence> tellings(Random chance) {
        List<Evidence> tellings = new ArrayList<>();
        int events = chance.nextInt(MOST_EVENTS + 1);
        for (int n = 0; n < events; n++) {
            Event event = event(chance, "m" + n % 10);
            tellings.add(event.evidence());
            for (int more = chance.nextInt(4) - 1; more > 0; more--) {
                tellings.add(toldOtherwise(event, chance).evidence());
            }
        }
        return tellings;
    }

    private static Event event(Random chance, String message) {
        Instant at = START.plus(Duration.ofHours(chance.nextInt(HOURS)));
        Kind kind = chance.nextBoolean() ? Kind.FAILED : pick(List.of(Kind.values()), chance);
        if (kind != Kind.FAILED) {
            return sent(Event.of(JO, message, kind, at), chance);
        }
        Cause cause = pick(chance.nextBoolean() ? FREQUENT : failures(), chance);
        Event event =
                chance.nextInt(3) == 0 ? Event.failed(JO, message, cause, at) : Event.deferred(JO, message, cause, at);
        event = chance.nextInt(6) == 0 ? event.because(pick(List.of("personal_block", "loop"), chance)) : event;
        return sent(chance.nextInt(6) == 0 ? event.withGuard() : event, chance);
    }

    /// A cause that says that nothing failed has no permanence.
    private static List<Cause> failures() {
        return List.of(Cause.values()).stream()
                .filter(cause -> cause != Cause.NOT_A_BOUNCE)
                .toList();
    }

    private static Event sent(Event event, Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> event.sentAt(Optional.empty());
            case 1 -> event.sentAt(Optional.of(event.at().minus(Duration.ofHours(chance.nextInt(200)))));
            default -> event;
        };
    }

    /// By mail, with other words, at another time, with or without the time when the message was sent.
    private static Event toldOtherwise(Event event, Random chance) {
        Event other = chance.nextBoolean() ? event.byMail("mails/in/" + chance.nextInt(3)) : event;
        other = chance.nextBoolean() ? other.saying(pick(List.of("no", "552 5.2.2 full", "550 5.0.0"), chance)) : other;
        other = chance.nextInt(3) == 0 ? other.happening(event.at().plusSeconds(chance.nextInt(5_000))) : other;
        return chance.nextInt(3) == 0 ? other.sentAt(Optional.empty()) : other;
    }

    private static <T> T pick(List<T> some, Random chance) {
        return some.get(chance.nextInt(some.size()));
    }
}
