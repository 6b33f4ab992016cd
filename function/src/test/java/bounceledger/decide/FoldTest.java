package bounceledger.decide;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.report.Authenticity;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.RemoteMta;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/// What holds for every history, over all causes, kinds and orders.
class FoldTest {

    private static final Policy POLICY = Policy.shipped();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 500)
    void anyOrderAndAnyCopiesGiveTheSameSchedule(@ForAll("histories") List<Fact> facts, @ForAll Random chance) {
        List<Fact> shuffled = new ArrayList<>(facts);
        shuffled.addAll(facts.subList(0, facts.size() / 2));
        Collections.shuffle(shuffled, chance);

        assertThat(POLICY.fold(shuffled)).isEqualTo(POLICY.fold(facts));
    }

    @Property(tries = 500)
    void whatDoesNotBearOnTheStandingChangesNothing(@ForAll("histories") List<Fact> facts) {
        List<Fact> bearing =
                facts.stream().filter(fact -> fact.kind().bearsOnStanding()).toList();

        assertThat(POLICY.fold(bearing)).isEqualTo(POLICY.fold(facts));
    }

    /// The list keeps only what holds at the time of writing; a look-up folds everything anew.
    @Property(tries = 500)
    void whatIsKeptForTheListSaysTheSameFromThenOn(
            @ForAll("histories") List<Fact> facts,
            @ForAll @IntRange(max = 900) int written,
            @ForAll @IntRange(max = 500) int later) {
        Schedule whole = POLICY.fold(facts);
        Instant then = START.plus(Duration.ofDays(written));
        Instant now = then.plus(Duration.ofDays(later));
        Schedule kept = new Schedule(whole.held(then), Optional.empty());

        assertThat(kept.held(now)).isEqualTo(whole.held(now));
        if (whole.at(now) instanceof Standing.Suppressed suppressed) {
            assertThat(kept.at(now)).isEqualTo(suppressed);
        }
    }

    @Property(tries = 500)
    void whatIsNotBelievedChangesNothing(@ForAll("histories") List<Fact> facts, @ForAll TrustMode mode) {
        Policy policy = POLICY.trusting(mode);
        List<Fact> believed = facts.stream()
                .filter(fact -> mode.believes(fact.authenticity()))
                .toList();

        assertThat(policy.fold(facts)).isEqualTo(policy.fold(believed));
    }

    /// What anyone can write may add a suppression where that is allowed, and takes none away.
    @Property(tries = 500)
    void whatAnyoneCanWriteLiftsNothing(@ForAll("histories") List<Fact> facts, @ForAll @IntRange(max = 900) int day) {
        Instant now = START.plus(Duration.ofDays(day));
        List<Schedule.Term> without =
                POLICY.trusting(TrustMode.BALANCED).fold(facts).held(now);
        List<Schedule.Term> with =
                POLICY.trusting(TrustMode.LENIENT).fold(facts).held(now);

        assertThat(with).extracting(Schedule.Term::reason).containsAll(reasons(without));
    }

    private static List<Reason> reasons(List<Schedule.Term> terms) {
        return terms.stream().map(Schedule.Term::reason).toList();
    }

    @Property(tries = 500)
    void theStandingChangesByItselfOnlyWhenTheScheduleSaysSo(
            @ForAll("histories") List<Fact> facts, @ForAll @IntRange(max = 900) int day) {
        Schedule schedule = POLICY.fold(facts);
        Instant now = START.plus(Duration.ofDays(day));
        Instant next = schedule.nextChange(now).orElse(now.plus(Duration.ofDays(4_000)));

        assertThat(next).isAfter(now);
        assertThat(schedule.at(next.minusMillis(1))).isEqualTo(schedule.at(now));
    }

    @Property(tries = 500)
    void heldAndAtAgree(@ForAll("histories") List<Fact> facts, @ForAll @IntRange(max = 900) int day) {
        Schedule schedule = POLICY.fold(facts);
        Instant now = START.plus(Duration.ofDays(day));
        List<Schedule.Term> held = schedule.held(now);

        assertThat(schedule.at(now) instanceof Standing.Suppressed).isEqualTo(!held.isEmpty());
        assertThat(held).extracting(Schedule.Term::reason).isSorted().doesNotHaveDuplicates();
        assertThat(held)
                .allSatisfy(term -> assertThat(facts)
                        .anyMatch(fact -> fact.id().equals(term.id()) && fact.cause() == term.cause()));
    }

    @Property(tries = 300)
    void joinIsCommutative(@ForAll("tellings") Evidence one, @ForAll("tellings") Evidence other) {
        assertThat(one.join(other)).isEqualTo(other.join(one));
    }

    @Property(tries = 300)
    void joinIsAssociative(
            @ForAll("tellings") Evidence one, @ForAll("tellings") Evidence two, @ForAll("tellings") Evidence three) {
        assertThat(one.join(two).join(three)).isEqualTo(one.join(two.join(three)));
    }

    @Property(tries = 200)
    void joinIsIdempotent(@ForAll("tellings") Evidence one, @ForAll("tellings") Evidence other) {
        assertThat(one.join(one)).isEqualTo(one);
        assertThat(one.join(other).join(other)).isEqualTo(one.join(other));
    }

    /// Two facts that differ in anything are two, or a set would swallow what a join has learnt.
    @Property(tries = 300)
    void factsAreOrderedAsTheyAreEqual(@ForAll("alike") Fact one, @ForAll("alike") Fact other) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
    }

    /// Up to 12 facts, each about a message of its own, within a year and a half; much of it failures that count.
    @Provide
    Arbitrary<List<Fact>> histories() {
        return facts(40, 13_000, causes()).list().ofMaxSize(12).uniqueElements(Fact::id);
    }

    /// Of two of these most differ in little.
    @Provide
    Arbitrary<Fact> alike() {
        return facts(1, 1, Arbitraries.of(Cause.MAILBOX_FULL));
    }

    private static Arbitrary<Cause> causes() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Cause.class)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                Cause.INVALID_RECIPIENT,
                                Cause.INACTIVE_MAILBOX,
                                Cause.MAILBOX_FULL,
                                Cause.SERVER_ERROR,
                                Cause.COMPLAINT)));
    }

    private static Arbitrary<Fact> facts(int messages, int hours, Arbitrary<Cause> causes) {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(Kind.FAILED)), Tuple.of(1, Arbitraries.of(Kind.class)));
        return Combinators.combine(
                        Arbitraries.integers().between(1, messages),
                        kinds,
                        causes,
                        Arbitraries.of(Permanence.class),
                        Arbitraries.of("", "", "personal_block", "loop"),
                        Arbitraries.of(true, false, false),
                        Arbitraries.integers().between(1, hours),
                        Combinators.combine(
                                        Arbitraries.integers()
                                                .between(0, 24 * 7)
                                                .optional(),
                                        Arbitraries.frequencyOf(
                                                Tuple.of(2, Arbitraries.of(Authenticity.PROVEN)),
                                                Tuple.of(1, Arbitraries.of(Authenticity.class))))
                                .as(Tuple::of))
                .as((message, kind, cause, lasting, finer, guarded, hour, told) -> {
                    Instant at = START.plus(Duration.ofHours(hour));
                    return new Fact(
                            EventId.of(ReportId.ofSes("m" + message), kind),
                            kind,
                            cause,
                            Optional.of(finer).filter(word -> !word.isEmpty()),
                            Optional.of(lasting),
                            guarded,
                            at,
                            told.get1().map(Duration::ofHours).map(at::minus),
                            told.get2(),
                            Optional.empty(),
                            "other");
                });
    }

    private static Arbitrary<Proof> proofs() {
        return Arbitraries.of(Ground.class).set().ofMaxSize(2).map(Proof::of);
    }

    /// One event about one address, as different carriers tell it.
    @Provide
    Arbitrary<Evidence> tellings() {
        Arbitrary<Cause> causes = Arbitraries.of(Cause.INVALID_RECIPIENT, Cause.UNDETERMINED, Cause.MAILBOX_FULL);
        Arbitrary<Optional<EnhancedStatus>> statuses =
                Arbitraries.of("", "5.0.0", "5.1.1", "5.2.2").map(EnhancedStatus::firstIn);
        Arbitrary<Optional<Instant>> sent =
                Arbitraries.of(Optional.empty(), Optional.of(START), Optional.of(START.plusSeconds(1)));
        return Combinators.combine(
                        causes,
                        statuses,
                        proofs(),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "no", "gone", "mailbox full"),
                        Arbitraries.integers().between(0, 3),
                        sent,
                        Arbitraries.of("sqs/sns", "sqs/s3", "eventbridge"))
                .as((cause, status, proof, guarded, reply, seconds, when, carrier) -> {
                    Instant at = START.plusSeconds(seconds);
                    return new Evidence(
                            MailAddress.parse(seconds % 2 == 0 ? "jo@example.org" : "Jo@Example.org"),
                            Kind.FAILED,
                            new Times(at, at.plusSeconds(seconds), at.plusSeconds(9 - seconds)),
                            new ReportedMessage(
                                    ReportId.ofSes("m"),
                                    when,
                                    when.map(_ -> "spring"),
                                    Optional.of("s" + reply.length())),
                            Event.failed("jo@example.org", "m", cause, at).verdict(),
                            Decision.RETRY,
                            guarded,
                            reply,
                            status,
                            Optional.empty(),
                            RemoteMta.parse("mx" + seconds + ".example.org"),
                            proof,
                            new TreeSet<>(Set.of(new Source(carrier, ""))));
                });
    }
}
