package bounceledger.ledger;

import bounceledger.classify.Cause;
import bounceledger.decide.Event;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Evidence made by chance: every cause, every kind but erasure, few addresses, many of them with a history.
///
/// @param chance the same seed makes the same stream
/// @param addresses how many addresses there are, beside nobody
/// @param end no event is later, but for an hour or two by another clock
/// @param span no event is earlier than so long before the end; most are much later
public record RandomStream(Random chance, int addresses, Instant end, Duration span) {

    /// What a failure can have; `not_a_bounce` comes with the kinds that are none.
    private static final List<Cause> CAUSES = Stream.of(Cause.values())
            .filter(cause -> cause != Cause.NOT_A_BOUNCE)
            .toList();

    /// An erasure closes what is known of each event: a copy joins before it and not after.
    private static final List<Kind> KINDS =
            Stream.of(Kind.values()).filter(kind -> kind != Kind.ERASE).toList();

    private static final List<String> FINER = List.of("personal_block", "loop");
    private static final List<String> DOMAINS = List.of("example.org", "example.net", "mail.example.com");
    private static final List<String> REPLIES = List.of(
            "550 5.1.1 no such user",
            "452 4.2.2 mailbox full",
            "451 4.3.0 try again later",
            "550 5.7.1 refused",
            "no words that anybody knows",
            "554 5.7.515 not authenticated as it should be");

    /// As many events, no two the same.
    public List<Event> events(int count) {
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            boolean another = n % 2 == 1 && chance.nextInt(6) == 0;
            events.add(another ? another(events.getLast()) : event("m" + n));
        }
        return events;
    }

    /// What else becomes of the same message: delayed before it failed, complained about after it was delivered.
    private Event another(Event one) {
        List<Kind> others = KINDS.stream().filter(kind -> kind != one.kind()).toList();
        Instant at = one.at().plusSeconds(chance.nextInt(90_000) - 45_000);
        return Event.of(one.to(), one.message(), one(others), at.isAfter(end) ? end : at);
    }

    private Event event(String message) {
        Instant at = end.minusMillis((long) (span.toMillis() * Math.pow(chance.nextDouble(), 4)));
        Event event = kind(recipient(), message, at).saying(one(REPLIES));
        event = chance.nextInt(10) == 0 ? event.withGuard() : event;
        event = chance.nextInt(10) == 0 ? event.because(one(FINER)) : event;
        return switch (chance.nextInt(8)) {
            case 0 -> event.sentAt(Optional.empty());
            case 1 -> event.sentAt(Optional.of(at.minus(Duration.ofDays(2))));
            default -> event;
        };
    }

    private Event kind(String who, String message, Instant at) {
        Cause cause = one(CAUSES);
        return switch (chance.nextInt(10)) {
            case 0, 1, 2 -> Event.failed(who, message, cause, at);
            case 3, 4, 5, 6, 7 -> Event.deferred(who, message, cause, at);
            default -> Event.of(who, message, one(KINDS), at);
        };
    }

    private String recipient() {
        int number = chance.nextInt(addresses + 1);
        return number == addresses ? "" : "user" + number + "@" + DOMAINS.get(number % DOMAINS.size());
    }

    /// Copies of some of these on top, shuffled. One copy in five came another way, with other
    /// words.
    ///
    /// @param copies how many, as a share of what there is afterwards
    public List<Evidence> delivered(List<Event> events, double copies) {
        List<Evidence> delivered =
                new ArrayList<>(events.stream().map(Event::evidence).toList());
        long wanted = Math.round(events.size() * copies / (1 - copies));
        for (int n = 0; n < wanted; n++) {
            Event event = one(events);
            delivered.add((chance.nextInt(5) == 0 ? otherwise(event, n) : event).evidence());
        }
        Collections.shuffle(delivered, chance);
        return delivered;
    }

    /// The same event as a mail tells it: in other words, by another clock, perhaps not knowing when it was sent.
    private Event otherwise(Event event, int n) {
        Event other = event.byMail("mails/" + n).saying(one(REPLIES));
        other = chance.nextInt(3) == 0 ? other.happening(event.at().plusSeconds(chance.nextInt(5_000))) : other;
        return chance.nextInt(3) == 0 ? other.sentAt(Optional.empty()) : other;
    }

    /// The same in batches of 1 to `largest`.
    public List<List<Evidence>> batches(List<Evidence> evidence, int largest) {
        List<List<Evidence>> batches = new ArrayList<>();
        for (int from = 0; from < evidence.size(); ) {
            int to = Math.min(evidence.size(), from + 1 + chance.nextInt(largest));
            batches.add(evidence.subList(from, to));
            from = to;
        }
        return batches;
    }

    private <T> T one(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
