package bounceledger.pipeline;

import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.ledger.Pages;
import bounceledger.ledger.Unavailable;
import bounceledger.smtp.MailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps back SES's deliveries to addresses that have no page, when only clearing is wanted. One cheap read a batch.
record DeliverySieve(Deliveries mode, Pages pages) {

    private static final Reading NOTHING_TO_CLEAR =
            new Reading.Nothing("delivery", "nothing is on file that it could clear");
    private static final Reading NOT_ASKED =
            new Reading.NotYet("whether a delivery could clear something is not known");

    /// The batch without them, in order.
    List<Judged> sift(List<Judged> batch) {
        if (mode != Deliveries.CLEAR || all(batch).noneMatch(DeliverySieve::isDelivery)) {
            return batch;
        }
        try {
            Set<String> known = known(batch);
            return batch.stream()
                    .map(one -> one.only(
                            evidence -> !isDelivery(evidence)
                                    || evidence.recipient()
                                            .filter(address -> known.contains(address.key()))
                                            .isPresent(),
                            NOTHING_TO_CLEAR))
                    .toList();
        } catch (Unavailable trouble) {
            return batch.stream()
                    .map(one -> one.evidence().stream().anyMatch(DeliverySieve::isDelivery)
                            ? new Judged(NOT_ASKED, List.of(), List.of())
                            : one)
                    .toList();
        }
    }

    /// The address keys that have a page, or get one from this very batch.
    private Set<String> known(List<Judged> batch) {
        Set<String> known = new HashSet<>();
        all(batch)
                .filter(evidence -> !isDelivery(evidence) && evidence.kind().bearsOnStanding())
                .flatMap(evidence -> evidence.recipient().stream())
                .forEach(address -> known.add(address.key()));
        Set<MailAddress> asked = all(batch)
                .filter(DeliverySieve::isDelivery)
                .flatMap(evidence -> evidence.recipient().stream())
                .filter(address -> !known.contains(address.key()))
                .collect(Collectors.toSet());
        pages.among(asked).forEach(address -> known.add(address.key()));
        return known;
    }

    private static boolean isDelivery(Evidence evidence) {
        return evidence.kind() == Kind.DELIVERED && evidence.proof().isFromSes();
    }

    private static Stream<Evidence> all(List<Judged> batch) {
        return batch.stream().flatMap(one -> one.evidence().stream());
    }
}
