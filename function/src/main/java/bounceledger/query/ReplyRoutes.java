package bounceledger.query;

import bounceledger.classify.Cause;
import bounceledger.json.JsonText;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.UnknownReply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Replies that no rule knows yet, the most frequent first, so that a rule can be written.
record ReplyRoutes(LedgerView ledger) {

    private static final int USUAL_DAYS = 7;
    private static final int MOST = 1_000;

    List<Route> routes() {
        return List.of(
                Route.get("/v1/replies", Scope.READ, Set.of("cause", "from", "to", "limit"), this::unknownReplies));
    }

    private Answer unknownReplies(Asked asked) throws Problem {
        Parameters parameters = asked.parameters();
        if (!parameters.find("cause").orElse(Cause.UNDETERMINED.word()).equals(Cause.UNDETERMINED.word())) {
            throw Problem.badParameter("cause", "only the replies that are undetermined are kept");
        }
        LocalDate to = parameters.date("to", asked.now().atZone(ZoneOffset.UTC).toLocalDate());
        LocalDate from = parameters.date("from", to.minusDays(USUAL_DAYS - 1L));
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > UnknownReply.KEPT_DAYS) {
            throw Problem.badParameter("from", "wants a day up to " + UnknownReply.KEPT_DAYS + " days before `to`");
        }
        int limit = parameters.number("limit", 100, 1, MOST);
        Map<List<String>, Long> sums =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        ledger.unknownReplies(from, to)
                .forEach((reply, count) -> sums.merge(List.of(reply.provider(), reply.text()), count, Long::sum));
        return Answer.ok(JsonText.object()
                .put("from", from.toString())
                .put("to", to.toString())
                .put(
                        "data",
                        sums.entrySet().stream()
                                .sorted(Map.Entry.<List<String>, Long>comparingByValue()
                                        .reversed())
                                .limit(limit)
                                .map(sum -> row(sum.getKey(), sum.getValue()))
                                .toList()));
    }

    private static JsonText row(List<String> reply, long count) {
        return JsonText.object()
                .put("provider", reply.getFirst())
                .put("reply", reply.getLast())
                .put("count", count);
    }
}
