package bounceledger.ledger;

import java.util.Optional;
import java.util.Set;

/// Which domains and campaigns are counted by name. The rest is counted as `other`: a counter item costs its whole
/// size at each +1, so it must not grow with whatever comes in.
public record CountedNames(Set<String> domains, Set<String> campaigns) {

    public static final String OTHER = "other";
    public static final String NONE = "none";
    public static final CountedNames NOBODY = new CountedNames(Set.of(), Set.of());

    public CountedNames {
        domains = Set.copyOf(domains);
        campaigns = Set.copyOf(campaigns);
    }

    String domain(Optional<String> domain) {
        return domain.map(name -> domains.contains(name) ? name : OTHER).orElse(NONE);
    }

    String campaign(Optional<String> campaign) {
        return campaign.map(name -> campaigns.contains(name) ? name : OTHER).orElse(NONE);
    }
}
