package bounceledger.query;

import bounceledger.classify.Classifier;
import bounceledger.decide.EventId;
import bounceledger.decide.Evidence;
import bounceledger.decide.Fact;
import bounceledger.decide.Policy;
import bounceledger.decide.Schedule;
import bounceledger.decide.Standing;
import bounceledger.decide.TrustMode;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.CountKey;
import bounceledger.ledger.LedgerView;
import bounceledger.ledger.OldHours;
import bounceledger.ledger.Unavailable;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

/// Answers what marketing tools ask.
///
/// | route | answers |
/// |---|---|
/// | `GET /v1/suppressions` | the list, `limit` at a time (1 to 1,000, default 100), on from `cursor` |
/// | `GET /v1/suppressions/{address}` | 200 while the address is suppressed, else 404; with `explain=true` 200 for
/// whatever the ledger knows, evidence included |
/// | `GET /v1/health` | that it answers, and what a report must be worth here before it suppresses |
/// | `GET /v1/stats` | counts of the days `from` to `to` (UTC, at most 31) by `group_by`; with rates where
/// every delivery is booked |
///
/// Anything else is a problem document: 400 names the parameter, 404, 405, and 503 when the ledger does not answer.
public final class QueryApi {

    private static final int MOST_DAYS = 31;
    private static final int MOST_ENTRIES = 1_000;

    /// An answer may have 6 MB, and a reply 4 KB.
    private static final int MOST_EVIDENCE = 200;

    private static final String OPEN =
            "nothing is set up by which a bounce mail could be proven: anyone can suppress an"
                    + " address for 30 days by writing one";

    private final LedgerView ledger;
    private final Policy policy;
    private final boolean deliveriesAreExact;
    private final Supplier<String> bookVersion;

    public QueryApi(LedgerView ledger, Policy policy) {
        this(ledger, policy, false);
    }

    public QueryApi(LedgerView ledger, Policy policy, boolean deliveriesAreExact) {
        this(ledger, policy, deliveriesAreExact, () -> Classifier.shipped().bookVersion());
    }

    /// @param deliveriesAreExact whether every delivery is booked; without that there are no rates to tell
    /// @param bookVersion of the shipped rules; asked only when somebody wants to know
    public QueryApi(LedgerView ledger, Policy policy, boolean deliveriesAreExact, Supplier<String> bookVersion) {
        this.ledger = ledger;
        this.policy = policy;
        this.deliveriesAreExact = deliveriesAreExact;
        this.bookVersion = bookVersion;
    }

    /// The answer as of `now`.
    public Answer answer(Question question, Instant now) {
        try {
            if (!question.method().equals("GET")) {
                throw Problem.methodNotAllowed(question.method());
            }
            List<String> path = question.path();
            if (path.equals(List.of("v1", "suppressions"))) {
                return list(Parameters.of(question, Set.of("limit", "cursor")), now);
            }
            if (path.equals(List.of("v1", "health"))) {
                Parameters.of(question, Set.of());
                return health();
            }
            if (path.equals(List.of("v1", "stats"))) {
                return stats(Parameters.of(question, Set.of("from", "to", "group_by")), now);
            }
            if (path.size() == 3 && path.subList(0, 2).equals(List.of("v1", "suppressions"))) {
                return one(path.get(2), Parameters.of(question, Set.of("explain")), now);
            }
            throw Problem.notFound("no such path; there are /v1/suppressions, /v1/suppressions/{address}, /v1/stats");
        } catch (Problem problem) {
            return problem.answer();
        } catch (Unavailable trouble) {
            return Problem.unavailable().answer().with(String.valueOf(trouble.getMessage()));
        }
    }

    /// Asks no table: whoever watches it must not pay for it.
    private Answer health() {
        TrustMode trust = policy.trust();
        return Answer.ok(JsonText.object()
                .put("status", "ok")
                .put("trust", trust.word())
                .put("book_version", bookVersion.get())
                .put("warning", trust == TrustMode.OPEN ? Optional.of(OPEN) : Optional.empty()));
    }

    private Answer list(Parameters parameters, Instant now) throws Problem {
        LedgerView.Part part =
                ledger.suppressions(parameters.cursor(), parameters.number("limit", 100, 1, MOST_ENTRIES), now);
        return Answer.ok(JsonText.object()
                .put("data", part.entries().stream().map(Shown::suppression).toList())
                .put(
                        "next_cursor",
                        part.next()
                                .<Json>map(next -> new Json.Text(next.toString()))
                                .orElse(new Json.Null())));
    }

    private Answer one(String text, Parameters parameters, Instant now) throws Problem {
        MailAddress address =
                MailAddress.parse(text).orElseThrow(() -> Problem.badParameter("address", "is no e-mail address"));
        return parameters.flag("explain") ? explained(address, now) : suppressed(address, now);
    }

    private Answer suppressed(MailAddress address, Instant now) throws Problem {
        AddressPage page = ledger.page(address)
                .filter(known -> known.schedule(policy).at(now) instanceof Standing.Suppressed)
                .orElseThrow(() -> Problem.notFound("the address is not suppressed"));
        return Answer.ok(shown(address, page, now));
    }

    private Answer explained(MailAddress address, Instant now) throws Problem {
        LedgerView.Known known =
                ledger.lookUp(address).orElseThrow(() -> Problem.notFound("the ledger knows nothing of the address"));
        return Answer.ok(shown(address, known.page(), now)
                .put("erased", known.page().isErased())
                .put("truncated", known.page().truncated() || known.evidence().size() > MOST_EVIDENCE)
                .put(
                        "evidence",
                        newest(known.evidence()).stream().map(Shown::evidence).toList()));
    }

    private static List<Evidence> newest(List<Evidence> evidence) {
        return evidence.subList(Math.max(0, evidence.size() - MOST_EVIDENCE), evidence.size());
    }

    private JsonText shown(MailAddress address, AddressPage page, Instant now) {
        Schedule schedule = page.schedule(policy);
        Optional<EventId> decidedBy = schedule.held(now).stream().findFirst().map(Schedule.Term::id);
        Optional<Fact> told = decidedBy.flatMap(page::fact);
        return Shown.standing(JsonText.object().put("address", address.key()), schedule.at(now))
                .put("status", told.flatMap(Fact::status).map(EnhancedStatus::toString))
                .put("provider", told.map(Fact::provider))
                .put("event_id", decidedBy.map(EventId::value))
                .put("version", page.version());
    }

    private Answer stats(Parameters parameters, Instant now) throws Problem {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
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
