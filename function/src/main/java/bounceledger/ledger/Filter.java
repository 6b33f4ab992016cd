package bounceledger.ledger;

import bounceledger.classify.Cause;
import bounceledger.decide.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which entries of the list are wanted. An empty set asks for nothing in particular.
///
/// @param domains as they stand in an address's key: lower case, A-labels
/// @param from,to when the suppression began; `to` is no longer wanted
/// @param updatedSince when the entry was last written, or later
public record Filter(
        Set<Reason> reasons,
        Set<Cause> causes,
        Set<String> providers,
        Set<String> domains,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Instant> updatedSince) {

    public static final Filter ALL =
            new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Filter {
        reasons = Set.copyOf(reasons);
        causes = Set.copyOf(causes);
        providers = Set.copyOf(providers);
        domains = Set.copyOf(domains);
    }

    public boolean takes(Suppression entry) {
        Instant since = entry.standing().since();
        return isOneOf(reasons, entry.standing().reason())
                && isOneOf(causes, entry.standing().cause())
                && isOneOf(providers, entry.provider())
                && isOneOf(domains, domain(entry.address()))
                && from.filter(since::isBefore).isEmpty()
                && to.filter(end -> !since.isBefore(end)).isEmpty()
                && updatedSince.filter(entry.changed()::isBefore).isEmpty();
    }

    private static <T> boolean isOneOf(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static String domain(String addressKey) {
        return addressKey.substring(addressKey.lastIndexOf('@') + 1);
    }
}
