package bounceledger.classify;

import bounceledger.details.Details;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why a verdict is as it is, and what else the reply names.
///
/// Stands beside the verdict and not in it: the verdict is what is booked, and all of this can be computed again from
/// the reply that is booked with it.
///
/// @param deciding where the words that decided stand in the diagnostic as it was given; empty when they stand in a
///     field of the report or in no words at all
/// @param because the page that documents the rule or table row, or where it was seen
/// @param lost what else was considered, the strongest first, at most ten
public record Explanation(
        Verdict verdict,
        Details details,
        Optional<Place> deciding,
        String because,
        List<Considered> lost,
        Urgency urgency) {

    /// A rule or table row that spoke too, and what it would have said.
    public record Considered(String rule, Cause cause) {

        static List<Considered> of(Stream<Finding> all, Finding winner) {
            return all.map(other -> new Considered(other.rule(), other.meaning().cause()))
                    .filter(other -> !other.rule().equals(winner.rule()))
                    .distinct()
                    .limit(MOST_LOST)
                    .toList();
        }
    }

    static final int MOST_LOST = 10;

    public Explanation {
        lost = List.copyOf(lost);
    }
}
