package bounceledger.ledger;

import bounceledger.decide.EventId;
import bounceledger.decide.Evidence;
import bounceledger.decide.Fact;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import bounceledger.decide.Source;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The ledger's twin in memory: keeps the evidence and works everything else out of it when asked. Slow, small and
/// meant to be obviously right.
public final class MemoryLedger implements Ledger, LedgerView, Pages, SentMessages {

    /// Whom an event is about (an address key, or nobody) and which event it is.
    private record Identity(String who, EventId id) {}

    /// What the list last said of an address, and when in the order of changes.
    private record Entry(long number, Instant changed, long version, List<Schedule.Term> held, boolean erased) {}

    private static final Pepper PEPPER = new Pepper("a pepper in memory");

    private final Policy policy;
    private final CountedNames names;
    private final InstantSource clock;
    private final Map<Identity, Evidence> evidence = new HashMap<>();
    private final Set<Identity> swept = new HashSet<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Entry> list = new HashMap<>();
    private long changes;

    public MemoryLedger(Policy policy, CountedNames names, InstantSource clock) {
        this.policy = policy;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Booking> book(List<Evidence> batch, Call call) {
        return batch.stream().map(this::book).toList();
    }

    private Booking book(Evidence one) {
        String who = one.recipient().map(MailAddress::key).orElse("");
        Evidence known = evidence.get(new Identity(who, one.id()));
        boolean closed = known != null && page(who).isErased();
        Evidence now = known == null || closed ? Objects.requireNonNullElse(known, one) : known.join(one);
        if (now.equals(known)) {
            return Booking.ALREADY_THERE;
        }
        evidence.put(new Identity(who, one.id()), now);
        if (!who.isEmpty() && one.kind().bearsOnStanding()) {
            versions.merge(who, 1L, Long::sum);
            relist(who);
        }
        return known == null ? Booking.BOOKED : Booking.JOINED;
    }

    private void relist(String who) {
        Instant now = clock.instant();
        List<Schedule.Term> held = page(who).schedule(policy).held(now);
        Entry before = list.get(who);
        boolean erased = page(who).isErased();
        if (before == null ? !held.isEmpty() : !held.equals(before.held()) || erased != before.erased()) {
            changes++;
            list.put(who, new Entry(changes, now, versions.getOrDefault(who, 0L), held, erased));
        }
    }

    private AddressPage page(String who) {
        AddressPage page = AddressPage.blank(who);
        for (Evidence one : about(who)) {
            page = one.kind().bearsOnStanding() ? page.with(one.fact()) : page;
        }
        return new AddressPage(page.address(), page.facts(), versions.getOrDefault(who, 0L), page.truncated());
    }

    private List<Evidence> about(String who) {
        return evidence.entrySet().stream()
                .filter(entry -> entry.getKey().who().equals(who))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing((Evidence one) -> one.times().event())
                        .thenComparing(Evidence::id))
                .toList();
    }

    @Override
    public Optional<AddressPage> page(MailAddress address) {
        return versions.containsKey(address.key()) ? Optional.of(page(address.key())) : Optional.empty();
    }

    @Override
    public Optional<Known> lookUp(MailAddress address) {
        List<Evidence> known = shown(address.key());
        return known.isEmpty() ? Optional.empty() : Optional.of(new Known(page(address.key()), known));
    }

    /// Of an erased address nothing but the erasure itself, without whom it was about.
    private List<Evidence> shown(String who) {
        return page(who).isErased()
                ? about(who).stream()
                        .filter(one -> one.kind() == Kind.ERASE)
                        .map(Evidence::nameless)
                        .toList()
                : about(who);
    }

    @Override
    public Set<MailAddress> among(Collection<MailAddress> addresses) {
        return addresses.stream()
                .filter(address -> versions.containsKey(address.key()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Sent> delivered(Collection<Sent> messages) {
        return messages.stream()
                .filter(sent -> Optional.ofNullable(evidence.get(
                                new Identity(sent.recipient().key(), EventId.of(sent.message(), Kind.DELIVERED))))
                        .filter(known -> known.proof().isFromSes())
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /// The twin's evidence stays where it is, to be counted; what is told of it is above.
    Erasure erasure(RawObjects objects) {
        return (address, _) -> {
            List<Map.Entry<Identity, Evidence>> left = evidence.entrySet().stream()
                    .filter(entry -> entry.getKey().who().equals(address.key())
                            && page(address.key()).isErased())
                    .filter(entry -> entry.getValue().kind() != Kind.ERASE && swept.add(entry.getKey()))
                    .toList();
            List<String> pointers = left.stream()
                    .flatMap(entry -> entry.getValue().sources().stream())
                    .map(Source::pointer)
                    .filter(pointer -> !pointer.isEmpty())
                    .toList();
            pointers.forEach(objects::delete);
            return new Erasure.Swept(left.size(), pointers.size(), true);
        };
    }

    @Override
    public Map<MailAddress, AddressPage> pages(Collection<MailAddress> addresses) {
        return among(addresses).stream().collect(Collectors.toMap(address -> address, address -> page(address.key())));
    }

    @Override
    public Changes changes(FeedCursor from, int limit, Instant now) {
        FeedCursor at = from.inPass(now);
        long after = at.after().isEmpty() ? 0 : Long.parseLong(at.after());
        List<Map.Entry<String, Entry>> left = list.entrySet().stream()
                .filter(entry -> !entry.getValue().changed().isBefore(at.base())
                        && entry.getValue().changed().isBefore(at.end())
                        && entry.getValue().number() > after)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().number()))
                .toList();
        List<Map.Entry<String, Entry>> slice = left.subList(0, Math.min(limit, left.size()));
        FeedCursor done = new FeedCursor(at.end(), at.end(), 0, "");
        FeedCursor next = slice.size() == left.size()
                ? done
                : at.seen(Long.toString(slice.getLast().getValue().number()));
        return new Changes(
                slice.stream()
                        .map(entry -> change(entry.getKey(), entry.getValue()))
                        .toList(),
                next,
                !next.isBetweenPasses());
    }

    private Change change(String who, Entry entry) {
        return new Change(
                PEPPER.hash(who),
                entry.erased() ? Optional.empty() : Optional.of(who),
                entry.held(),
                told(who, entry).map(Fact::provider).orElse("other"),
                entry.changed(),
                entry.version());
    }

    @Override
    public Part suppressions(Filter filter, Cursor from, int limit, Instant now) {
        // A made-up one may hold anything that the table's sort key can.
        long after = from.after().matches("\\d{1,18}") ? Long.parseLong(from.after()) : 0;
        List<Map.Entry<String, Entry>> left = list.entrySet().stream()
                .filter(entry -> entry.getValue().number() > after)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().number()))
                .toList();
        List<Map.Entry<String, Entry>> slice = left.subList(0, Math.min(limit, left.size()));
        List<Suppression> entries = slice.stream()
                .flatMap(entry -> entry(entry.getKey(), entry.getValue(), now).stream())
                .filter(filter::takes)
                .toList();
        return new Part(
                entries,
                slice.size() == left.size()
                        ? Optional.empty()
                        : Optional.of(new Cursor(
                                0,
                                String.format(
                                        Locale.ROOT,
                                        "%d",
                                        slice.getLast().getValue().number()))));
    }

    private Optional<Fact> told(String who, Entry entry) {
        return entry.held().stream().findFirst().flatMap(term -> page(who).fact(term.id()));
    }

    private Optional<Suppression> entry(String who, Entry entry, Instant now) {
        Optional<Fact> told = told(who, entry);
        Optional<EnhancedStatus> status = told.flatMap(Fact::status);
        return page(who).isErased()
                ? Optional.empty()
                : Suppression.of(
                        who,
                        new Schedule(entry.held(), Optional.empty()),
                        status,
                        told.map(Fact::provider).orElse("other"),
                        entry.changed(),
                        entry.version(),
                        now);
    }

    @Override
    public SortedMap<CountKey, Long> counts(LocalDate from, LocalDate to, Dimension dimension) {
        Tally tally = new Tally(names);
        new ArrayList<>(evidence.values()).forEach(tally::add);
        SortedMap<CountKey, Long> counted = new TreeMap<>(tally.sums());
        counted.keySet()
                .removeIf(key -> key.dimension() != dimension
                        || key.day().isBefore(from)
                        || key.day().isAfter(to));
        return counted;
    }

    @Override
    public SortedMap<UnknownReply, Long> unknownReplies(LocalDate from, LocalDate to) {
        SortedMap<UnknownReply, Long> sums = new TreeMap<>();
        evidence.values().stream()
                .flatMap(one -> UnknownReply.of(one).stream())
                .filter(reply -> !reply.day().isBefore(from) && !reply.day().isAfter(to))
                .forEach(reply -> sums.merge(reply, 1L, Long::sum));
        return sums;
    }
}
