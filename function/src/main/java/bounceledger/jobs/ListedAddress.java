package bounceledger.jobs;

import bounceledger.classify.Cause;
import bounceledger.classify.Permanence;
import bounceledger.classify.Verdict;
import bounceledger.decide.Decision;
import bounceledger.decide.Evidence;
import bounceledger.decide.Kind;
import bounceledger.decide.Source;
import bounceledger.decide.Times;
import bounceledger.jobs.Columns.Meaning;
import bounceledger.report.Ground;
import bounceledger.report.Proof;
import bounceledger.report.ReportId;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import bounceledger.smtp.MailAddress;
import bounceledger.smtp.ReplyCode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a line says: somebody suppressed this address, elsewhere.
///
/// It is booked as an act of whoever imports it: he says so, and what a person did holds until a person undoes it. So
/// it is counted among the acts, and never among the bounces and complaints of the day, on which rates and alarms go.
/// Its cause says why, so that a complaint stays one.
///
/// @param at when, as far as the line says
/// @param words what was said about it; may be empty
record ListedAddress(
        MailAddress address, ListedFor reason, Optional<Instant> at, String words, Optional<EnhancedStatus> status) {

    private static final int MAX_WORDS = 1_000;

    /// A line that cannot be booked. Thrown inside this room only.
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        Refusal(String why) {
            super(why, null, false, false);
        }
    }

    /// @param otherwise the reason where the line tells none
    static ListedAddress of(Row row, Columns columns, Optional<ListedFor> otherwise) throws Refusal {
        String address = row.first(Meaning.ADDRESS).orElseThrow(() -> new Refusal("no address"));
        Optional<String> time = row.first(Meaning.TIME);
        Optional<Instant> at = time.flatMap(FileTime::parse);
        if (time.isPresent() && at.isEmpty()) {
            throw new Refusal("not a time: " + cut(time.get(), 40));
        }
        String words = words(row, columns);
        Optional<EnhancedStatus> status =
                row.first(Meaning.STATUS).or(() -> Optional.of(words)).flatMap(EnhancedStatus::firstIn);
        return new ListedAddress(
                MailAddress.parse(address).orElseThrow(() -> new Refusal("not an e-mail address")),
                reason(
                        row,
                        columns,
                        otherwise,
                        status.isPresent() || ReplyCode.firstIn(words).isPresent()),
                at,
                cut(words, MAX_WORDS),
                status);
    }

    /// The line's own word, then the caller's; then a reply tells that it is a bounce.
    private static ListedFor reason(Row row, Columns columns, Optional<ListedFor> otherwise, boolean hasReply)
            throws Refusal {
        Optional<String> word = row.cells().stream()
                .filter(cell -> cell.meaning() == Meaning.REASON || cell.meaning() == Meaning.WORD)
                .map(Row.Cell::value)
                .filter(columns::knowsReason)
                .findFirst();
        return word.isPresent()
                ? columns.reason(word.get()).orElseThrow(() -> new Refusal("suppresses nobody: " + cut(word.get(), 40)))
                : otherwise.orElse(hasReply ? ListedFor.BOUNCE : ListedFor.MANUAL);
    }

    private static String words(Row row, Columns columns) {
        return row.cells().stream()
                .filter(cell -> cell.meaning() == Meaning.WORDS
                        || (cell.meaning() == Meaning.REASON && !columns.knowsReason(cell.value())))
                .map(Row.Cell::value)
                .collect(Collectors.joining(" "));
    }

    /// At most so many characters, and no half of a surrogate pair.
    static String cut(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /// The evidence to book. What a line says of an address, a reason and a time is one event however often it is
    /// imported; without a time it is one event an import.
    Evidence evidence(Job job) {
        String event = at.map(Instant::toString).orElse(job.id().value());
        return new Evidence(
                Optional.of(address),
                Kind.SUPPRESS,
                Times.of(at, Optional.of(job.created()), job.created()),
                ReportedMessage.of(new ReportId("act:import/" + reason.word() + "/" + event)),
                verdict(),
                Decision.SUPPRESS,
                false,
                words,
                status,
                ReplyCode.firstIn(words),
                Optional.empty(),
                Proof.of(Ground.BY_HAND),
                new TreeSet<>(Set.of(
                        new Source("by " + job.by(), ""),
                        new Source("import " + job.id().value(), ""))));
    }

    private Verdict verdict() {
        return new Verdict(
                reason.cause(),
                reason.subReason(),
                Optional.of(Permanence.PERMANENT).filter(_ -> reason.cause() != Cause.NOT_A_BOUNCE),
                "import/" + reason.word(),
                "",
                Optional.empty(),
                "other",
                "");
    }
}
