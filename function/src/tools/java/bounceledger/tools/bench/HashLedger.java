package bounceledger.tools.bench;

import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Call;
import bounceledger.ledger.CountedNames;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.Tally;
import bounceledger.smtp.MailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A ledger that does all that DynamoLedger does but for the table: joins, folds, counts, in hash maps.
final class HashLedger implements Ledger {

    private final Policy policy;
    private final Map<String, Evidence> events = new HashMap<>();
    private final Map<String, AddressPage> pages = new HashMap<>();
    private final Tally tally = new Tally(CountedNames.NOBODY);

    HashLedger(Policy policy) {
        this.policy = policy;
    }

    @Override
    public List<Booking> book(List<Evidence> evidence, Call call) {
        return evidence.stream().map(one -> book(one, call)).toList();
    }

    private Booking book(Evidence one, Call call) {
        String who = one.recipient().map(MailAddress::key).orElse("");
        String identity = who + " " + one.id().value();
        Evidence known = events.get(identity);
        Evidence joined = known == null ? one : known.join(one);
        if (joined.equals(known)) {
            return Booking.ALREADY_THERE;
        }
        events.put(identity, joined);
        if (known != null) {
            tally.remove(known);
        }
        tally.add(joined);
        if (!who.isEmpty() && joined.kind().bearsOnStanding()) {
            AddressPage page = pages.computeIfAbsent(who, AddressPage::blank).with(joined.fact());
            pages.put(who, page);
            page.schedule(policy).held(call.started());
        }
        return known == null ? Booking.BOOKED : Booking.JOINED;
    }
}
