package bounceledger.query;

import bounceledger.decide.Policy;
import bounceledger.json.JsonText;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.OldHours;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/// The counters.
///
/// @param deliveriesAreExact whether every delivery is booked; without that there are no rates to tell
record StatisticsRoutes(LedgerView ledger, Policy policy, boolean deliveriesAreExact) {

    private static final int MOST_DAYS = 31;

    List<Route> routes() {
        return List.of(Route.get("/v1/stats", Scope.READ, Set.of("from", "to", "group_by"), this::stats));
    }

    private Answer stats(Asked asked) throws Problem {
        Parameters parameters = asked.parameters();
        LocalDate today = asked.now().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate to = parameters.date("to", today);
        LocalDate from = parameters.date("from", to);
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Problem.badParameter("from", "wants a day up to " + (MOST_DAYS - 1) + " days before `to`");
        }
        Statistics wanted = Statistics.parse(parameters.find("group_by").orElse("day,provider,cause,kind"));
        if (wanted.byHour() && from.isBefore(today.minusDays(OldHours.KEPT_DAYS - 1L))) {
            throw Problem.badParameter("from", "hours are known of the last " + OldHours.KEPT_DAYS + " days");
        }
        SortedMap<CountKey, Long> counts = ledger.counts(from, to, wanted.dimension());
        JsonText answer = JsonText.object()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("data", wanted.rows(counts));
        wanted.rateGroups()
                .filter(_ -> deliveriesAreExact)
                .ifPresent(groups -> answer.put("rates", new Rates(policy.limits(), groups).rows(counts)));
        return Answer.ok(answer);
    }
}
