package bounceledger.query;

import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.decide.Reason;
import bounceledger.decide.Schedule;
import bounceledger.decide.Standing;
import bounceledger.json.JsonText;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Cursor;
import bounceledger.ledger.Filter;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.Suppression;
import bounceledger.smtp.EnhancedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// SendGrid's bounces, read-only, so that a connector made for it works by a change of its base URL. Its fields and
/// parameters: <https://www.twilio.com/docs/sendgrid/api-reference/bounces-api/retrieve-all-bounces>.
///
/// Told is whom SendGrid would call bounced; neither complaints nor what a person entered. Of one address `reason` is
/// the reply itself; in the list, which holds no replies, status and cause.
record SendGridRoutes(LedgerView ledger, Policy policy) {

    private static final String BOUNCES = "/compat/sendgrid/v3/suppression/bounces";
    private static final int MOST_ENTRIES = 500;

    /// An offset is read from the beginning each time.
    private static final int MOST_OFFSET = 10_000;

    private static final Set<Reason> BOUNCED = Set.of(Reason.HARD_BOUNCE, Reason.BLOCKED, Reason.SOFT_BOUNCE);

    List<Route> routes() {
        return List.of(
                Route.get(BOUNCES, Scope.READ, Set.of("start_time", "end_time", "limit", "offset"), this::list),
                Route.get(BOUNCES + "/{address}", Scope.CHECK, Set.of(), this::one));
    }

    private Answer list(Asked asked) throws Problem {
        Parameters parameters = asked.parameters();
        Filter filter = new Filter(
                BOUNCED,
                Set.of(),
                Set.of(),
                Set.of(),
                seconds(parameters, "start_time"),
                // Theirs is inclusive.
                seconds(parameters, "end_time").map(end -> end.plusSeconds(1)),
                Optional.empty());
        int limit = parameters.number("limit", MOST_ENTRIES, 1, MOST_ENTRIES);
        int offset = parameters.number("offset", 0, 0, MOST_OFFSET);
        return bare(entries(filter, offset + limit, asked.now()).stream()
                .skip(offset)
                .map(SendGridRoutes::bounce)
                .toList());
    }

    private static Optional<Instant> seconds(Parameters parameters, String name) throws Problem {
        int seconds = parameters.number(name, 0, 0, Integer.MAX_VALUE);
        return Optional.of(Instant.ofEpochSecond(seconds)).filter(_ -> seconds > 0);
    }

    private List<Suppression> entries(Filter filter, int wanted, Instant now) {
        List<Suppression> entries = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent() && entries.size() < wanted) {
            int limit = Math.min(SuppressionRoutes.MOST_ENTRIES, wanted - entries.size());
            LedgerView.Part part = ledger.suppressions(filter, next.get(), limit, now);
            entries.addAll(part.entries());
            next = part.next();
        }
        return entries;
    }

    private static JsonText bounce(Suppression entry) {
        String status = entry.status().map(EnhancedStatus::toString).orElse("");
        String cause = entry.standing().cause().word().replace('_', ' ');
        return bounce(entry.standing().since(), entry.address(), (status + " " + cause).strip(), status);
    }

    private static JsonText bounce(Instant created, String address, String reason, String status) {
        return JsonText.object()
                .put("created", created.getEpochSecond())
                .put("email", address)
                .put("reason", reason)
                .put("status", status);
    }

    /// Theirs is an array here too, and an empty one for an address that is not suppressed.
    private Answer one(Asked asked) throws Problem {
        return bare(ledger.lookUp(asked.address()).stream()
                .flatMap(known -> known(known, asked.now()).stream())
                .map(found -> found.put("email", asked.variable("address")))
                .toList());
    }

    private Optional<JsonText> known(LedgerView.Known known, Instant now) {
        AddressPage page = known.page();
        Schedule schedule = page.schedule(policy);
        return schedule.at(now) instanceof Standing.Suppressed standing && BOUNCED.contains(standing.reason())
                ? known.evidence().stream()
                        .filter(one ->
                                one.id().equals(schedule.held(now).getFirst().id()))
                        .findFirst()
                        .map(one -> bounce(standing.since(), "", reply(one), status(one)))
                : Optional.empty();
    }

    private static String reply(Evidence evidence) {
        return evidence.reply().isEmpty() ? evidence.verdict().cause().word() : evidence.reply();
    }

    private static String status(Evidence evidence) {
        return evidence.status().map(EnhancedStatus::toString).orElse("");
    }

    private static Answer bare(List<JsonText> rows) {
        return new Answer(
                200, Answer.JSON, rows.stream().map(JsonText::write).collect(Collectors.joining(",", "[", "]")));
    }
}
