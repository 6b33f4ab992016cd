package bounceledger.query;

import bounceledger.decide.Act;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Policy;
import bounceledger.decide.Reason;
import bounceledger.decide.Schedule;
import bounceledger.json.JsonText;
import bounceledger.ledger.AddressPage;
import bounceledger.ledger.Booking;
import bounceledger.ledger.Ledger;
import bounceledger.ledger.LedgerView;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Carries out what callers wish for, as acts that the ledger books.
///
/// What is so already is not booked again, so the same wish twice is one act; with an `Idempotency-Key` also when
/// something else was done in between.
record Acts(LedgerView view, Ledger ledger, Policy policy) {

    private static final int MOST_NOTE = 1_000;
    private static final int MOST_WHO = 200;
    private static final String KEY = "[\\x21-\\x7e]{1,64}";
    private static final String NO_NOTE = "no note was given";

    /// @param address empty when what was given is none
    record Wish(Optional<MailAddress> address, Kind kind, String note) {}

    /// What became of one wish.
    record Done(Optional<Problem> problem) {

        private static final Done WELL = new Done(Optional.empty());

        private static Done of(Problem problem) {
            return new Done(Optional.of(problem));
        }

        Answer answer() {
            return problem.map(Problem::answer).orElseGet(Answer::noContent);
        }

        JsonText json(String address) {
            JsonText json = JsonText.object().put("address", address);
            problem.ifPresentOrElse(
                    told -> json.put("status", told.status()).put("detail", String.valueOf(told.getMessage())),
                    () -> json.put("status", 204));
            return json;
        }
    }

    /// One for each wish, in order.
    List<Done> carryOut(List<Wish> wishes, Asked asked) throws Problem {
        String id = id(asked);
        Instant at = asked.now().truncatedTo(ChronoUnit.MILLIS);
        Map<MailAddress, AddressPage> pages = view.pages(
                wishes.stream().flatMap(wish -> wish.address().stream()).collect(Collectors.toSet()));
        Set<String> named = new HashSet<>();
        List<Optional<Problem>> problems = new ArrayList<>();
        List<Optional<Evidence>> acts = new ArrayList<>();
        for (Wish wish : wishes) {
            List<Schedule.Term> held = wish.address()
                    .flatMap(address -> Optional.ofNullable(pages.get(address)))
                    .map(page -> page.schedule(policy).held(at))
                    .orElse(List.of());
            Optional<Problem> problem = problem(wish, held, named);
            problems.add(problem);
            acts.add(
                    problem.isPresent() || isSo(wish, held)
                            ? Optional.empty()
                            : Optional.of(act(wish, id + ":" + acts.size(), at, asked)));
        }
        return booked(problems, acts, asked);
    }

    private static String id(Asked asked) throws Problem {
        String key = asked.question().header("idempotency-key").orElse("");
        if (!key.isEmpty() && !key.matches(KEY)) {
            throw Problem.badParameter("idempotency-key", "wants 1 to 64 printable ASCII characters");
        }
        return "api:" + (key.isEmpty() ? asked.call().requestId() : key);
    }

    private Optional<Problem> problem(Wish wish, List<Schedule.Term> held, Set<String> named) {
        if (wish.address().isEmpty()) {
            return Optional.of(Problem.badParameter("address", "is no e-mail address"));
        }
        if (!named.add(wish.address().get().key())) {
            return Optional.of(Problem.badParameter("address", "is named twice in one batch"));
        }
        if (wish.note().length() > MOST_NOTE) {
            return Optional.of(Problem.badParameter("note", "wants at most " + MOST_NOTE + " characters"));
        }
        if (wish.kind() == Kind.FORCED_LIFT && wish.note().isBlank()) {
            return Optional.of(Problem.badParameter("note", "is missing, and a forced lift needs one"));
        }
        return wish.kind() == Kind.SUPPRESS
                ? Optional.empty()
                : held.stream()
                        .map(Schedule.Term::reason)
                        .filter(reason -> !policy.canLift(wish.kind(), reason))
                        .findFirst()
                        .map(reason -> Problem.conflict(
                                "what holds is a " + reason.word() + ": it is lifted under /v1/forced/ alone"));
    }

    private static boolean isSo(Wish wish, List<Schedule.Term> held) {
        return wish.kind() == Kind.SUPPRESS
                ? held.stream().anyMatch(term -> term.reason() == Reason.MANUAL)
                : held.isEmpty();
    }

    private static Evidence act(Wish wish, String id, Instant at, Asked asked) {
        String who = asked.question().caller().who();
        return new Act(
                        id,
                        wish.kind(),
                        wish.address().orElseThrow(),
                        at,
                        who.substring(0, Math.min(MOST_WHO, who.length())),
                        wish.note().isBlank() ? NO_NOTE : wish.note())
                .evidence(at);
    }

    private List<Done> booked(List<Optional<Problem>> problems, List<Optional<Evidence>> acts, Asked asked) {
        List<Evidence> evidence = acts.stream().flatMap(Optional::stream).toList();
        List<Booking> bookings = new ArrayList<>(evidence.isEmpty() ? List.of() : ledger.book(evidence, asked.call()));
        List<Done> done = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            done.add(
                    acts.get(i).isPresent()
                            ? done(bookings.removeFirst())
                            : problems.get(i).map(Done::of).orElse(Done.WELL));
        }
        return done;
    }

    private static Done done(Booking booking) {
        return switch (booking) {
            case BOOKED, JOINED, ALREADY_THERE -> Done.WELL;
            case TRY_AGAIN -> Done.of(Problem.unavailable());
            case REFUSED -> Done.of(Problem.conflict("the ledger can never book this"));
        };
    }

    /// How the address stands.
    JsonText shown(MailAddress address, Instant now) {
        AddressPage page = view.page(address).orElseGet(() -> AddressPage.blank(address.key()));
        return Shown.page(address.key(), page, policy, now);
    }
}
