package bounceledger.decide;

import bounceledger.classify.Cause;
import bounceledger.classify.Verdict;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.MailAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a person did about an address. It is evidence like any other: booked once under its id, folded by its own
/// time, shown with who and why.
///
/// @param id names the act, so that the same sent twice is one; 1 to 100 characters
/// @param at when it was done
/// @param who did it, or had it done; 1 to 200 characters
/// @param why 1 to 1,000 characters; of an erasure it must not name the address, since it stays
public record Act(String id, Kind kind, MailAddress address, Instant at, String who, String why) {

    private static final int MAX_ID = 100;
    private static final int MAX_WHO = 200;
    private static final int MAX_WHY = 1_000;
    private static final String BY = "by ";

    public Act {
        if (!kind.isAct()) {
            throw new IllegalArgumentException("nobody does by hand: " + kind.word());
        }
        bounded("id", id, MAX_ID);
        bounded("who", who, MAX_WHO);
        bounded("why", why, MAX_WHY);
        if (kind == Kind.ERASE && (who + " " + why).toLowerCase(Locale.ROOT).contains(address.key())) {
            throw new IllegalArgumentException("what is said about an erasure stays, and names the address");
        }
    }

    private static void bounded(String name, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(name + " does not have 1 to " + most + " characters");
        }
    }

    /// The evidence to book: the reason as the words, the person as the source.
    ///
    /// @param processed when it came here; an act is never later than that
    public Evidence evidence(Instant processed) {
        Times times = Times.of(Optional.of(at), Optional.of(processed), processed);
        return new Evidence(
                Optional.of(address),
                kind,
                times,
                ReportedMessage.of(new ReportId("act:" + id)),
                verdict(),
                kind == Kind.SUPPRESS ? Decision.SUPPRESS : Decision.NONE,
                false,
                why,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Proof.of(Ground.BY_HAND),
                new TreeSet<>(Set.of(new Source(BY + who, ""))));
    }

    private Verdict verdict() {
        return new Verdict(
                Cause.NOT_A_BOUNCE,
                Optional.empty(),
                Optional.empty(),
                "act/" + kind.word(),
                "",
                Optional.empty(),
                "other",
                "");
    }
}
