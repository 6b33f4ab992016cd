package bounceledger.report;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How far a report about a recipient is to be believed, and why.
///
/// @param grounds in the order in which they are declared; never empty for a report that was examined
public record Proof(Authenticity authenticity, SortedSet<Ground> grounds) {

    /// Of two that are as authentic, what came from SES itself goes first: its words are not a stranger's.
    public static final Comparator<Proof> WEIGHT =
            Comparator.comparing(Proof::authenticity).thenComparing(Proof::isFromSes);

    /// Nothing but its form.
    public static final Proof NONE = of(List.of());

    public Proof {
        grounds = Collections.unmodifiableSortedSet(new TreeSet<>(grounds));
    }

    /// What these come to: one proof is enough; without one, a contradiction outweighs what is plausible.
    public static Proof of(Collection<Ground> grounds) {
        SortedSet<Ground> all = new TreeSet<>(grounds);
        if (all.isEmpty()) {
            all.add(Ground.FORM_ALONE);
        }
        SortedSet<Authenticity> worth = all.stream().map(Ground::worth).collect(Collectors.toCollection(TreeSet::new));
        boolean proven = worth.last() == Authenticity.PROVEN;
        boolean contradicted = worth.first() == Authenticity.CONTRADICTED;
        return new Proof(proven || !contradicted ? worth.last() : worth.first(), all);
    }

    public static Proof of(Ground ground) {
        return of(List.of(ground));
    }

    /// The same with one ground more, which may outweigh the others.
    public Proof and(Ground ground) {
        SortedSet<Ground> all = new TreeSet<>(grounds);
        all.add(ground);
        all.remove(Ground.FORM_ALONE);
        return of(all);
    }

    /// Whether SES itself says so, not a mail.
    public boolean isFromSes() {
        return grounds.contains(Ground.OWN_QUEUE);
    }
}
