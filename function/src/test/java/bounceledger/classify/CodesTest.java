package bounceledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.report.RecipientReport;
import bounceledger.smtp.EnhancedStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables of codes: the registry is whole, and every row of the published lists has its answer.
class CodesTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();
    private static final Codes CODES =
            new Codes(new Tables().rows("enhanced-status.csv"), new Tables().rows("reply-codes.csv"));

    /// Subject and its highest registered detail; all from 0 (or 1) on are registered.
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, 10", "2, 0, 4", "3, 0, 6", "4, 0, 7", "5, 0, 6", "6, 0, 10", "7, 0, 30"})
    void registryIsWhole(int subject, int from, int to) {
        List<String> codes = new Tables()
                .rows("enhanced-status.csv").stream()
                        .map(row -> row.get("code"))
                        .toList();
        assertThat(codes)
                .containsAll(IntStream.rangeClosed(from, to)
                        .mapToObj(detail -> "X." + subject + "." + detail)
                        .toList());
        assertThat(codes).doesNotHaveDuplicates().contains("X." + subject + ".*");
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, INVALID_RECIPIENT",
        "4.2.2, MAILBOX_FULL",
        "5.1.99, INVALID_RECIPIENT",
        "4.7.1, SERVER_ERROR",
        "5.7.1, POLICY_BLOCK"
    })
    void meansTheSameUnderEitherClassUnlessARowSaysOtherwise(String code, Cause cause) {
        assertThat(EnhancedStatus.firstIn(code).flatMap(CODES::of))
                .map(Meaning::cause)
                .contains(cause);
    }

    @Test
    void successCodesMeanNothingInAFailure() {
        assertThat(CODES.of(new EnhancedStatus(5, 1, 5))).isEmpty();
    }

    /// Rows that are answered otherwise, each with the reason: the number of the settled conflict (C1 to C25 in
    /// docs/requirements.md), `text decides` where the row or its list sends the reader to the words, which it does
    /// not give, the row that `holds` where one list says two things, `count` where only many replies show it.
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("S0.C12", "text decides: without words on a rate a 421 is the server's own trouble (S0.C37)"),
            Map.entry("S1.C1", "text decides: without words on a rate a 421 is the server's own trouble (S0.C37)"),
            Map.entry("S1.C9", "text decides: without words on a rate a 421 is the server's own trouble (S0.C37)"),
            Map.entry("S2.C6", "text decides: without words on a rate a 421 is the server's own trouble (S0.C37)"),
            Map.entry("S3.C8", "text decides: without words on a rate a 421 is the server's own trouble (S0.C37)"),
            Map.entry("S0.C21", "text decides: the hint lists relay and reputation, each a cause of its own (S0.P14)"),
            Map.entry("S2.C5", "text decides: the hint names a list, which comes before complaints"),
            Map.entry("S0.C28", "text decides: the hint is about a sender address, which is invalid_sender"),
            Map.entry("S0.C40", "text decides: a note on style, without code or words"),
            Map.entry("S1.C19", "text decides: a bare 550 is no unknown user (S1.C3)"),
            Map.entry("S1.C31", "text decides: a bare 554 names no rule (S2.P16)"),
            Map.entry("S2.C16", "text decides: a bare 554 names no rule (S2.P16)"),
            Map.entry("S2.C35", "text decides: a bare 554 names no rule (S2.P16)"),
            Map.entry("S3.C18", "text decides: a bare 554 names no rule (S2.P16)"),
            Map.entry("S4.C23", "text decides: 554 5.7.1 is spam, list or reputation (S2.P16)"),
            Map.entry("S1.C35", "text decides: 5.7.1 is four things (S0.P14)"),
            Map.entry("S1.C4", "C10"),
            Map.entry("S1.C29", "C8"),
            Map.entry("S3.C16", "C8"),
            Map.entry("S2.C13", "C7"),
            Map.entry("S2.C32", "C7"),
            Map.entry("S2.C21", "C5"),
            Map.entry("S2.C40", "C5"),
            Map.entry("S2.C48", "C3"),
            Map.entry("S2.C55", "C3"),
            Map.entry("S2.C59", "C3"),
            Map.entry("S2.C46", "C4: the words of this row name a failed authentication"),
            Map.entry("S2.C54", "C11"),
            Map.entry("S2.C57", "C23"),
            Map.entry("S2.C63", "S2.C56 holds: the same tag is read as reputation"),
            Map.entry("S2.C39", "S2.C22 holds: the same status is read as permanent"),
            Map.entry("S3.C7", "C8, C10"),
            Map.entry("S3.C11", "C6"),
            Map.entry("S4.C15", "C25"),
            Map.entry("S2.C28", "count: many recipients at once (S2.P8)"),
            Map.entry("S3.C19", "count: repeated for days (S3.P8)"),
            Map.entry("S4.C29", "count: across messages (S4.P10)"),
            Map.entry("S3.C26", "text decides: the stage of the dialogue is not in the words (S3.P13)"));

    private static final Pattern REASON =
            Pattern.compile("C([1-9]|1\\d|2[0-5])(, C\\d+)*(: .+)?|(text decides|count|S\\d\\.C\\d+ holds): .+");

    @Test
    void everyExceptionGivesItsReason() {
        assertThat(OTHERWISE.values()).allMatch(reason -> REASON.matcher(reason).matches());
    }

    @Test
    void everyPublishedRowIsAnswered() throws IOException {
        List<String> unanswered = new ArrayList<>();
        for (Map<String, String> row : rows()) {
            String id = row.getOrDefault("id", "");
            List<String> wrong = reports(row)
                    .map(CLASSIFIER::classify)
                    .filter(verdict ->
                            !verdict.cause().word().equals(row.get("cause")) || !permanenceFits(row, verdict))
                    .map(verdict -> verdict.cause().word() + " " + verdict.permanence() + " by " + verdict.rule())
                    .toList();
            if (wrong.isEmpty() == OTHERWISE.containsKey(id)) {
                unanswered.add(row + " -> " + wrong);
            }
        }
        assertThat(unanswered)
                .as("rows without their answer, or exceptions that need none")
                .isEmpty();
    }

    private static boolean permanenceFits(Map<String, String> row, Verdict verdict) {
        return switch (row.getOrDefault("persistence", "")) {
            case "temporary" -> verdict.permanence().equals(Optional.of(Permanence.TRANSIENT));
            case "permanent" -> verdict.permanence().equals(Optional.of(Permanence.PERMANENT));
            case "none" -> verdict.permanence().isEmpty();
            default -> true;
        };
    }

    /// One report for each code that the row names; a letter in a code stands for any digit, a missing code for none.
    private static Stream<RecipientReport> reports(Map<String, String> row) {
        String mta = switch (row.getOrDefault("provider", "")) {
            case "gmail" -> "gmail-smtp-in.l.google.com";
            case "microsoft" -> "example-com.mail.protection.outlook.com";
            case "yahoo" -> "mta5.am0.yahoodns.net";
            case "apple" -> "mx01.mail.icloud.com";
            default -> "";
        };
        return Stream.of(row.getOrDefault("reply", "").split("[,/]"))
                .flatMap(reply -> Stream.of(row.getOrDefault("status", "").split("/"))
                        .map(status -> Replies.of(
                                (code(reply) + " " + status(status) + " " + row.get("hint")).strip(), "", mta)));
    }

    private static String code(String reply) {
        return reply.strip().replaceAll("^([2345])xx$", "$150").replaceAll("^(?![2-5]\\d\\d$).*", "");
    }

    private static String status(String status) {
        String full = status.strip().replaceAll("^([245])\\.x$", "$1.x.x").replace('X', '5');
        return full.replaceAll("^([245])\\.(\\d+)\\.x$", "$1.$2.99").replaceAll(".*[xN-].*", "");
    }

    private static List<Map<String, String>> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(CodesTest.class.getResourceAsStream("codes.csv"))) {
            return Csv.read("codes.csv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
