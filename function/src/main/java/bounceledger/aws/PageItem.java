package bounceledger.aws;

import bounceledger.classify.Cause;
import bounceledger.decide.EventId;
import bounceledger.decide.Fact;
import bounceledger.decide.Policy;
import bounceledger.decide.Reason;
import bounceledger.decide.Schedule;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Change;
import bounceledger.ledger.Suppression;
import bounceledger.smtp.EnhancedStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An address's page as an item, and back.
///
/// @param listing what the index shows of it; empty when it never was on the list
record PageItem(AddressPage page, Optional<Listing> listing) {

    static final String VERSION = "v";
    private static final String ADDRESS = "address";
    private static final String SUMMARY = "summary";

    /// The index's own copy: everything that the list tells, so that the page need not be read.
    ///
    /// @param changed when it last said something else
    /// @param version of the page that said so
    /// @param held empty once the suppression was lifted
    record Listing(
            Instant changed, long version, List<Schedule.Term> held, Optional<EnhancedStatus> status, String provider) {

        boolean saysTheSameAs(Listing other) {
            return held.equals(other.held) && status.equals(other.status) && provider.equals(other.provider);
        }
    }

    static PageItem blank(String addressKey) {
        return new PageItem(AddressPage.blank(addressKey), Optional.empty());
    }

    /// The page with this fact, one version on; the listing follows when the list has to say something else.
    PageItem with(Fact fact, Policy policy, Instant now) {
        AddressPage next = page.with(fact);
        return next.facts().equals(page.facts())
                ? this
                : new PageItem(next, nextListing(next, next.schedule(policy), now));
    }

    private Optional<Listing> nextListing(AddressPage next, Schedule schedule, Instant now) {
        List<Schedule.Term> held = schedule.held(now);
        if (held.isEmpty() && listing.isEmpty()) {
            return Optional.empty();
        }
        Optional<Fact> told = held.stream().findFirst().flatMap(term -> next.fact(term.id()));
        Listing fresh = new Listing(
                now,
                page.version() + 1,
                held,
                told.flatMap(Fact::status),
                told.map(Fact::provider).orElse("other"));
        // Whoever keeps a copy must hear that an address is to be forgotten.
        boolean isErasure = next.isErased() && !page.isErased();
        return Optional.of(
                listing.filter(fresh::saysTheSameAs).filter(_ -> !isErasure).orElse(fresh));
    }

    /// The item to write, one version on.
    Map<String, AttributeValue> item(String partition) {
        Attributes item = Attributes.writing()
                .put(Keys.PK, partition)
                .put(Keys.SK, Keys.PAGE)
                .put(ADDRESS, page.address())
                .put(VERSION, page.version() + 1)
                .flag("truncated", page.truncated());
        FactList.write(item, page.facts());
        listing.ifPresent(shown -> write(item, partition, shown));
        page.keptUntil(listing.map(Listing::held).orElse(List.of()))
                .ifPresent(end -> item.put(Keys.TTL, end.getEpochSecond()));
        return item.item();
    }

    private void write(Attributes item, String partition, Listing shown) {
        item.put(Keys.SHARD, Keys.shard(partition))
                .put(Keys.CHANGED, Keys.changed(shown.changed(), partition))
                .put(
                        SUMMARY,
                        Attributes.writing()
                                .put(ADDRESS, page.address())
                                .put(
                                        "held",
                                        shown.held().stream()
                                                .map(PageItem::write)
                                                .toList())
                                .put("status", shown.status().map(EnhancedStatus::toString))
                                .put("provider", shown.provider())
                                .put("changed", shown.changed())
                                .put(VERSION, shown.version()));
    }

    static PageItem of(Map<String, AttributeValue> values) {
        Attributes item = Attributes.reading(values);
        AddressPage page =
                new AddressPage(item.find(ADDRESS), FactList.read(item), item.number(VERSION), item.flag("truncated"));
        return new PageItem(page, item.nested(SUMMARY).map(PageItem::listing));
    }

    private static Listing listing(Attributes summary) {
        return new Listing(
                summary.instant("changed"),
                summary.number(VERSION),
                summary.texts("held").stream().map(PageItem::term).toList(),
                summary.find("status").flatMap(EnhancedStatus::firstIn),
                summary.text("provider"));
    }

    /// What the index's copy says to whoever keeps one himself.
    static Change change(Map<String, AttributeValue> indexed) {
        Attributes item = Attributes.reading(indexed);
        Attributes summary = item.nested(SUMMARY).orElseThrow();
        Listing shown = listing(summary);
        return new Change(
                Keys.hash(item.text(Keys.PK)),
                summary.find(ADDRESS),
                shown.held(),
                shown.provider(),
                shown.changed(),
                shown.version());
    }

    /// What the index's copy says at `now`; empty when it suppresses nobody then, or was erased.
    static Optional<Suppression> entry(Map<String, AttributeValue> indexed, Instant now) {
        Attributes summary = Attributes.reading(indexed).nested(SUMMARY).orElseThrow();
        Listing shown = listing(summary);
        Schedule held = new Schedule(shown.held(), Optional.empty());
        return summary.find(ADDRESS)
                .flatMap(address -> Suppression.of(
                        address, held, shown.status(), shown.provider(), shown.changed(), shown.version(), now));
    }

    private static String write(Schedule.Term term) {
        return String.join(
                "|",
                term.reason().word(),
                term.cause().word(),
                term.id().value(),
                Long.toString(term.from().toEpochMilli()),
                term.until().map(until -> Long.toString(until.toEpochMilli())).orElse(""));
    }

    private static Schedule.Term term(String text) {
        String[] field = text.split("\\|", 5);
        return new Schedule.Term(
                Reason.valueOf(field[0].toUpperCase(Locale.ROOT)),
                Cause.of(field[1]).orElseThrow(),
                new EventId(field[2]),
                Instant.ofEpochMilli(Long.parseLong(field[3])),
                field[4].isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(field[4]))));
    }
}
