package bounceledger.query;

import bounceledger.classify.Cause;
import bounceledger.decide.Evidence;
import bounceledger.decide.Policy;
import bounceledger.decide.Reason;
import bounceledger.decide.Standing;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Filter;
import bounceledger.ledger.LedgerView;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The list, and addresses of it.
record SuppressionRoutes(LedgerView ledger, Policy policy) {

    static final int MOST_ENTRIES = 1_000;

    /// An answer may have 6 MB, and a reply 4 KB.
    private static final int MOST_EVIDENCE = 200;

    static final Set<String> FILTERS = Set.of("reason", "cause", "provider", "domain", "from", "to", "updated_since");

    List<Route> routes() {
        Set<String> ofTheList = new TreeSet<>(FILTERS);
        ofTheList.addAll(Set.of("limit", "cursor"));
        return List.of(
                Route.get("/v1/suppressions", Scope.READ, ofTheList, this::list),
                Route.get("/v1/suppressions/{address}", Scope.CHECK, Set.of("explain"), this::byPath),
                Route.of("POST", "/v1/suppressions/lookup", Scope.CHECK, Set.of(), this::byBody),
                Route.of("POST", "/v1/suppressions/check", Scope.CHECK, Set.of(), this::check));
    }

    private Answer list(Asked asked) throws Problem {
        Parameters parameters = asked.parameters();
        LedgerView.Part part = ledger.suppressions(
                filter(parameters),
                parameters.cursor(FILTERS),
                parameters.number("limit", 100, 1, MOST_ENTRIES),
                asked.now());
        return Answer.ok(JsonText.object()
                .put("data", part.entries().stream().map(Shown::suppression).toList())
                .put(
                        "next_cursor",
                        part.next()
                                .<Json>map(next -> new Json.Text(next + parameters.tag(FILTERS)))
                                .orElse(new Json.Null())));
    }

    static Filter filter(Parameters parameters) throws Problem {
        return new Filter(
                parameters.words("reason", Reason::of),
                parameters.words("cause", Cause::of),
                parameters.words("provider", word -> Optional.of(word).filter(text -> !text.isBlank())),
                parameters.words("domain", SuppressionRoutes::domain),
                parameters.time("from"),
                parameters.time("to"),
                parameters.time("updated_since"));
    }

    private static Optional<String> domain(String text) {
        return MailAddress.parse("x@" + text).map(MailAddress::asciiDomain);
    }

    private Answer byPath(Asked asked) throws Problem {
        return one(asked, asked.address(), asked.parameters().flag("explain"));
    }

    private Answer byBody(Asked asked) throws Problem {
        RequestBody body = asked.body(Set.of("address", "explain"));
        return one(asked, Asked.address("address", body.text("address")), body.flag("explain"));
    }

    private Answer one(Asked asked, MailAddress address, boolean explain) throws Problem {
        if (explain) {
            asked.wants(Scope.READ);
            return explained(address, asked.now());
        }
        AddressPage page = ledger.page(address)
                .filter(known -> isSuppressed(known, asked.now()))
                .orElseThrow(() -> Problem.notFound("the address is not suppressed"));
        return Answer.ok(Shown.page(address.key(), page, policy, asked.now()));
    }

    private boolean isSuppressed(AddressPage page, Instant now) {
        return page.schedule(policy).at(now) instanceof Standing.Suppressed;
    }

    private Answer explained(MailAddress address, Instant now) throws Problem {
        LedgerView.Known known =
                ledger.lookUp(address).orElseThrow(() -> Problem.notFound("the ledger knows nothing of the address"));
        return Answer.ok(Shown.page(address.key(), known.page(), policy, now)
                .put("erased", known.page().isErased())
                .put("truncated", known.page().truncated() || known.evidence().size() > MOST_EVIDENCE)
                .put(
                        "evidence",
                        newest(known.evidence()).stream().map(Shown::evidence).toList()));
    }

    private static List<Evidence> newest(List<Evidence> evidence) {
        return evidence.subList(Math.max(0, evidence.size() - MOST_EVIDENCE), evidence.size());
    }

    /// Every address is answered in its place. One that is none is said so there: a list with a slip in it is checked
    /// all the same.
    private Answer check(Asked asked) throws Problem {
        List<String> given = new ArrayList<>();
        for (Json value : asked.body(Set.of("addresses")).list("addresses", MOST_ENTRIES)) {
            String field = "addresses[" + given.size() + "]";
            given.add(RequestBody.text(value, field).orElseThrow(() -> Problem.badParameter(field, "wants a string")));
        }
        Map<String, MailAddress> addresses = new HashMap<>();
        given.forEach(text -> MailAddress.parse(text).ifPresent(address -> addresses.put(text, address)));
        Map<MailAddress, AddressPage> pages = ledger.pages(Set.copyOf(addresses.values()));
        return Answer.ok(JsonText.object()
                .put(
                        "data",
                        given.stream()
                                .map(text -> checked(
                                        JsonText.object().put("address", text),
                                        Optional.ofNullable(addresses.get(text)),
                                        pages,
                                        asked.now()))
                                .toList()));
    }

    private JsonText checked(
            JsonText json, Optional<MailAddress> address, Map<MailAddress, AddressPage> pages, Instant now) {
        if (address.isEmpty()) {
            return json.put("problem", "is no e-mail address");
        }
        Standing standing = address.flatMap(known -> Optional.ofNullable(pages.get(known)))
                .map(page -> page.schedule(policy).at(now))
                .orElseGet(Standing.Clear::new);
        return standing instanceof Standing.Suppressed ? Shown.standing(json, standing) : json.put("suppressed", false);
    }
}
