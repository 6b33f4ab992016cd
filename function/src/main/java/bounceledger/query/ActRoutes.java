package bounceledger.query;

import bounceledger.decide.Kind;
import bounceledger.json.Json;
import bounceledger.json.JsonText;
import bounceledger.smtp.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people change on the list. Every change is an act on the record: who, when and why.
///
/// What weighs more, a complaint, is lifted under `/v1/forced/` alone, a path of its own, since an IAM policy grants by
/// method and path and sees no parameter.
record ActRoutes(Acts acts) {

    private static final String FORCED = "/v1/forced";

    List<Route> routes() {
        Set<String> note = Set.of("note");
        return List.of(
                Route.of("PUT", "/v1/suppressions/{address}", Scope.WRITE, Set.of(), this::suppress),
                Route.of("DELETE", "/v1/suppressions/{address}", Scope.WRITE, note, asked -> lift(asked, Kind.LIFT)),
                Route.of("POST", "/v1/suppressions/batch", Scope.WRITE, Set.of(), asked -> batch(asked, Kind.LIFT)),
                Route.of(
                        "DELETE",
                        FORCED + "/suppressions/{address}",
                        Scope.ADMIN,
                        note,
                        asked -> lift(asked, Kind.FORCED_LIFT)),
                Route.of(
                        "POST",
                        FORCED + "/suppressions/batch",
                        Scope.ADMIN,
                        Set.of(),
                        asked -> batch(asked, Kind.FORCED_LIFT)));
    }

    private Answer suppress(Asked asked) throws Problem {
        String note = asked.question().body().length() == 0
                ? ""
                : asked.body(Set.of("note")).find("note").orElse("");
        Acts.Wish wish = new Acts.Wish(Optional.of(asked.address()), Kind.SUPPRESS, note);
        Acts.Done done = acts.carryOut(List.of(wish), asked).getFirst();
        return done.problem().isPresent() ? done.answer() : Answer.ok(acts.shown(asked.address(), asked.now()));
    }

    private Answer lift(Asked asked, Kind kind) throws Problem {
        String note = asked.parameters().find("note").orElse("");
        Acts.Wish wish = new Acts.Wish(Optional.of(asked.address()), kind, note);
        return acts.carryOut(List.of(wish), asked).getFirst().answer();
    }

    private Answer batch(Asked asked, Kind lift) throws Problem {
        List<Json> items = asked.body(Set.of("items")).list("items", SuppressionRoutes.MOST_ENTRIES);
        List<Acts.Wish> wishes = new ArrayList<>();
        for (Json item : items) {
            wishes.add(wish(item, "items[" + wishes.size() + "]", lift));
        }
        List<JsonText> rows = new ArrayList<>();
        for (Acts.Done done : acts.carryOut(wishes, asked)) {
            rows.add(done.json(items.get(rows.size()).at("address").text().orElse("")));
        }
        return Answer.ok(JsonText.object().put("data", rows));
    }

    private static Acts.Wish wish(Json item, String field, Kind lift) throws Problem {
        if (!(item instanceof Json.Obj object)) {
            throw Problem.badParameter(field, "wants an object");
        }
        RequestBody one = new RequestBody(RequestBody.known(object, Set.of("address", "action", "note"), field + "."));
        Kind kind = switch (one.find("action").orElse("")) {
            case "suppress" -> Kind.SUPPRESS;
            case "lift" -> lift;
            default -> throw Problem.badParameter(field + ".action", "wants suppress or lift");
        };
        String note = one.find("note").orElse("");
        return new Acts.Wish(one.find("address").flatMap(MailAddress::parse), kind, note);
    }
}
