package bounceledger.decide;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.classify.Cause;
import bounceledger.report.Authenticity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What the policy does to an address over time, told as what happens and how the address stands right after.
///
/// One timeline and more for each row of the policy, to be read as its documentation. A line is a date (and hour), what
/// happens, and the standing then: `clear`, `watched n`, or
/// `reason until date`. A `-` lets time pass. Every message is sent a minute before its event, unless `sent` says
/// when. `of X` names the message, so that two events can be about one.
class TimelineTest {

    private static final String JO = "jo@example.org";
    private static final Policy POLICY = Policy.shipped();

    static final List<String> TIMELINES = List.of(
            """
            a dead address is suppressed at once, for 180 days
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-06-29 23 -                             hard_bounce until 2026-06-30
            2026-06-30 00 -                             clear
            """,
            """
            a dead domain likewise
            2026-01-01 00 permanent bad_domain          hard_bounce until 2026-06-30
            """,
            """
            a shut mailbox for 90 days
            2026-01-01 00 permanent inactive_mailbox    hard_bounce until 2026-04-01
            """,
            """
            a shorter term does not cut a longer one short
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-01-02 00 permanent inactive_mailbox    hard_bounce until 2026-06-30
            """,
            """
            a delivery later does not lift a hard bounce
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-01-05 00 delivered                     hard_bounce until 2026-06-30
            """,
            """
            no report with a 4 suppresses alone
            2026-01-01 00 transient invalid_recipient   watched 1
            2026-01-01 00 transient bad_domain          watched 2
            """,
            """
            a full mailbox: wait 24 hours, one more, then 30 days; whatever the first digit says
            2026-01-01 00 permanent mailbox_full        watched 1
            2026-01-01 23 transient mailbox_full        watched 2
            2026-01-02 00 transient mailbox_full        soft_bounce until 2026-02-01
            2026-02-01 00 -                             clear
            """,
            """
            a delivery ends the row of a full mailbox
            2026-01-01 00 transient mailbox_full        watched 1
            2026-01-02 00 delivered                     clear
            2026-01-03 00 transient mailbox_full        watched 1
            """,
            """
            other failures that may pass: five in a row, over at least 72 hours
            2026-01-01 00 transient server_error        watched 1
            2026-01-01 06 transient network_error       watched 2
            2026-01-02 00 permanent message_expired     watched 3
            2026-01-03 00 transient undetermined        watched 4
            2026-01-03 23 transient server_error        watched 5
            2026-01-04 00 transient server_error        soft_bounce until 2026-02-03
            """,
            """
            five within a day do not
            2026-01-01 00 transient server_error        watched 1
            2026-01-01 01 transient server_error        watched 2
            2026-01-01 02 transient server_error        watched 3
            2026-01-01 03 transient server_error        watched 4
            2026-01-01 04 transient server_error        watched 5
            """,
            """
            failures older than 30 days count no more
            2026-01-01 00 transient server_error        watched 1
            2026-01-30 23 -                             watched 1
            2026-01-31 00 -                             clear
            2026-02-10 00 transient server_error        watched 1
            """,
            """
            any delivery of a later message resets, also after the fact
            2026-01-01 00 transient server_error        watched 1
            2026-01-02 00 transient server_error        watched 2
            2026-01-03 00 transient server_error        watched 3
            2026-01-04 00 transient server_error        watched 4
            2026-01-05 00 transient server_error        soft_bounce until 2026-02-04
            2026-01-04 12 delivered                     watched 1
            """,
            """
            SES sends a delivery after the bounce of the same message: it clears nothing
            2026-01-01 00 transient mailbox_full of A   watched 1
            2026-01-01 02 delivered of A sent 2025-12-31T23:59:00Z    watched 1
            """,
            """
            a delivery of a message that was sent before the failed one clears nothing
            2026-01-02 00 transient mailbox_full        watched 1
            2026-01-03 00 delivered sent 2026-01-01T00:00:00Z    watched 1
            """,
            """
            a delivery of a message sent nobody knows when clears nothing
            2026-01-02 00 transient mailbox_full        watched 1
            2026-01-03 00 delivered sent unknown        watched 1
            """,
            """
            a complaint suppresses at once and for ever
            2026-01-01 00 complaint                     complaint until -
            2036-01-01 00 delivered                     complaint until -
            """,
            """
            a complaint that is taken back ends then
            2026-01-01 00 complaint                     complaint until -
            2026-01-02 00 not-spam                      clear
            """,
            """
            what is taken back before is complained about anew
            2026-01-01 00 not-spam                      clear
            2026-01-02 00 complaint                     complaint until -
            """,
            """
            a complaint is told before a hard bounce, and outlasts it
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-01-02 00 complaint                     complaint until -
            2026-01-03 00 not-spam                      hard_bounce until 2026-06-30
            """,
            """
            a person who blocks the sender by name; an organisation that does is for a person to settle
            2026-01-01 00 permanent blocked_by_recipient              clear
            2026-01-02 00 permanent blocked_by_recipient/personal_block    blocked until -
            """,
            """
            what is about sender, message or path never touches the address, however often
            2026-01-01 00 permanent auth_failure        clear
            2026-01-02 00 permanent blocklisted         clear
            2026-01-03 00 permanent bad_reputation      clear
            2026-01-04 00 permanent spam_content        clear
            2026-01-05 00 permanent message_too_large   clear
            2026-01-06 00 permanent policy_block        clear
            2026-01-07 00 permanent relay_denied        clear
            2026-01-08 00 permanent undetermined        clear
            2026-01-09 00 permanent server_error        clear
            2026-01-09 01 permanent invalid_sender      clear
            2026-01-09 02 permanent missing_ptr         clear
            2026-01-09 03 permanent tls_failure         clear
            2026-01-09 04 permanent smtp_auth           clear
            2026-01-09 05 permanent prohibited_content  clear
            2026-01-09 06 permanent malformed_message   clear
            2026-01-09 07 permanent protocol_error      clear
            2026-01-09 08 permanent network_error/loop  clear
            2026-01-10 00 transient rate_limited        clear
            2026-01-11 00 transient greylisted          clear
            """,
            """
            a word that speaks against it keeps a dead address from being suppressed
            2026-01-01 00 guarded invalid_recipient     clear
            """,
            """
            what a list of SES's own kept from being sent is recorded and no evidence, whoever put it there
            2026-01-01 00 echo suppressed/account       clear
            2026-01-02 00 echo suppressed/unsubscribed  clear
            2026-01-03 00 echo suppressed/validation    clear
            """,
            """
            what is recorded renews no suppression
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-06-29 00 echo suppressed/account       hard_bounce until 2026-06-30
            2026-06-30 00 -                             clear
            """,
            """
            a dead address gets one retest after 180 days; dead still, it rests again
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-07-01 00 permanent invalid_recipient   hard_bounce until 2026-12-28
            """,
            """
            by hand: for ever, until by hand again
            2026-01-01 00 suppress                      manual until -
            2026-03-01 00 delivered                     manual until -
            2027-01-01 00 lift                          clear
            """,
            """
            a lift ends a hard bounce, and does not survive a new one
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-02-01 00 lift                          clear
            2026-03-01 00 permanent invalid_recipient   hard_bounce until 2026-08-28
            """,
            """
            what happened before the lift is lifted, also when we hear of it later
            2026-02-01 00 lift                          clear
            2026-01-01 00 permanent invalid_recipient   clear
            """,
            """
            a lift begins the row of soft failures anew
            2026-01-01 00 transient mailbox_full        watched 1
            2026-01-02 00 transient mailbox_full        soft_bounce until 2026-02-01
            2026-01-03 00 lift                          clear
            2026-01-04 00 transient mailbox_full        watched 1
            2026-01-05 00 transient mailbox_full        soft_bounce until 2026-02-04
            """,
            """
            a complaint is not lifted in passing: it takes force, or consent
            2026-01-01 00 complaint                     complaint until -
            2026-01-02 00 lift                          complaint until -
            2026-01-03 00 forced-lift                   clear
            2026-01-04 00 complaint                     complaint until -
            2026-01-05 00 consent                       clear
            """,
            """
            consent before the complaint is none after it
            2026-01-01 00 consent                       clear
            2026-01-02 00 complaint                     complaint until -
            """,
            """
            a person who blocked the sender by name is not lifted in passing either
            2026-01-01 00 permanent blocked_by_recipient/personal_block    blocked until -
            2026-01-02 00 lift                          blocked until -
            2026-01-03 00 consent                       clear
            """,
            """
            consent shows that a mailbox is alive
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-01-02 00 consent                       clear
            """,
            """
            each reason is lifted for itself
            2026-01-01 00 permanent invalid_recipient   hard_bounce until 2026-06-30
            2026-01-02 00 complaint                     complaint until -
            2026-01-03 00 not-spam                      hard_bounce until 2026-06-30
            2026-01-04 00 suppress                      manual until -
            2026-01-05 00 lift                          clear
            """,
            """
            notes and erasures change nothing
            2026-01-01 00 complaint                     complaint until -
            2026-01-02 00 note                          complaint until -
            2026-01-03 00 erase                         complaint until -
            """,
            """
            balanced: what anyone can write suppresses nobody, is no strike, and lifts nothing
            2026-01-01 00 permanent invalid_recipient unproven     clear
            2026-01-02 00 complaint unproven                       clear
            2026-01-03 00 transient mailbox_full                   watched 1
            2026-01-05 00 transient mailbox_full unproven          watched 1
            2026-01-06 00 delivered unproven                       watched 1
            2026-01-07 00 complaint                                complaint until -
            2026-01-08 00 not-spam unproven                        complaint until -
            """,
            """
            balanced: what a stranger cannot write counts in full
            2026-01-01 00 permanent invalid_recipient plausible    hard_bounce until 2026-06-30
            """,
            """
            balanced: what is plausible takes back nothing that is proven
            2026-01-01 00 complaint                                complaint until -
            2026-01-02 00 not-spam plausible                       complaint until -
            2026-01-03 00 not-spam                                 clear
            """,
            """
            strict: only what is proven
            2026-01-01 00 permanent invalid_recipient plausible    clear
            2026-01-02 00 permanent invalid_recipient              hard_bounce until 2026-07-01
            """,
            """
            lenient: what anyone can write suppresses for 30 days at most, whatever it says
            2026-01-01 00 permanent invalid_recipient unproven     hard_bounce until 2026-01-31
            2026-01-02 00 complaint unproven                       complaint until 2026-02-01
            2026-01-03 00 complaint                                complaint until -
            """,
            """
            lenient: it lifts nothing that is worth more
            2026-01-01 00 transient mailbox_full                   watched 1
            2026-01-02 00 transient mailbox_full                   soft_bounce until 2026-02-01
            2026-01-03 00 delivered unproven                       soft_bounce until 2026-02-01
            """,
            """
            open: as lenient, until something is set up by which a report could be proven
            2026-01-01 00 permanent invalid_recipient unproven     hard_bounce until 2026-01-31
            """,
            """
            lenient: what is contradicted never counts
            2026-01-01 00 permanent invalid_recipient contradicted    clear
            """,
            """
            delays, echoes, auto-replies and dispositions say nothing
            2026-01-01 00 delayed                       clear
            2026-01-02 00 echo                          clear
            2026-01-03 00 auto-reply                    clear
            2026-01-04 00 disposition                   clear
            2026-01-05 00 relayed                       clear
            2026-01-06 00 auth-failure                  clear
            """);

    @ParameterizedTest
    @FieldSource("TIMELINES")
    void standsAsTold(String timeline) {
        Policy policy = policy(timeline);
        List<Fact> facts = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (String line : timeline.lines().skip(1).toList()) {
            String[] cell = line.split(" {2,}", 2);
            Instant now = Instant.parse(line.substring(0, 10) + "T" + line.substring(11, 13) + ":00:00Z");
            event(cell[0].substring(14).strip(), now, facts.size()).ifPresent(facts::add);
            told.add(cell[0] + "  " + word(policy.fold(facts).at(latest(facts, now))));
        }

        assertThat(told)
                .as(timeline.lines().findFirst().orElse(""))
                .isEqualTo(timeline.lines()
                        .skip(1)
                        .map(line -> line.replaceFirst(" {2,}", "  "))
                        .toList());
    }

    /// `strict: …` in front of what a timeline is about; as it ships without.
    private static Policy policy(String timeline) {
        return TrustMode.of(timeline.split(":", 2)[0]).map(POLICY::trusting).orElse(POLICY);
    }

    /// An event that comes late is asked about at the latest time that was told.
    private static Instant latest(List<Fact> facts, Instant now) {
        return facts.stream().map(Fact::at).reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Optional<Fact> event(String words, Instant at, int number) {
        Authenticity worth = Stream.of(Authenticity.values())
                .filter(one -> words.endsWith(" " + one.word()))
                .findFirst()
                .orElse(Authenticity.PROVEN);
        String what = words.replaceFirst(" (of|sent) .*", "").replace(" " + worth.word(), "");
        String message = words.contains(" of ") ? words.replaceFirst(".* of (\\w+).*", "$1") : "m" + number;
        Optional<Instant> sent = !words.contains(" sent ")
                ? Optional.of(at.minusSeconds(60))
                : Optional.of(words.replaceFirst(".* sent ", ""))
                        .filter(when -> !when.equals("unknown"))
                        .map(Instant::parse);
        return what.equals("-")
                ? Optional.empty()
                : Optional.of(event(what.split(" ", -1), message, at)
                        .sentAt(sent)
                        .worth(worth)
                        .fact());
    }

    private static Event event(String[] what, String message, Instant at) {
        if (what.length == 1) {
            return Event.of(JO, message, Kind.of(what[0]).orElseThrow(), at);
        }
        String[] cause = what[1].split("/", -1);
        Cause named = Cause.of(cause[0]).orElseThrow();
        Event event = switch (what[0]) {
            case "transient" -> Event.deferred(JO, message, named, at);
            case "echo" -> Event.of(JO, message, Kind.ECHO, at);
            default -> Event.failed(JO, message, named, at);
        };
        Event whole = cause.length > 1 ? event.because(cause[1]) : event;
        return what[0].equals("guarded") ? whole.withGuard() : whole;
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case Standing.Clear() -> "clear";
            case Standing.Watched watched -> "watched " + watched.failures();
            case Standing.Suppressed held ->
                held.reason().word() + " until "
                        + held.until()
                                .map(end ->
                                        LocalDate.ofInstant(end, ZoneOffset.UTC).toString())
                                .orElse("-");
        };
    }
}
