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
        assertThat(codes)
                .doesNotHaveDuplicates()
                .contains("X." + subject + ".*")
                .doesNotContain("X." + subject + "." + (to + 1));
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

    /// Rows that are answered otherwise, each with the reason: a resolution of a conflict between the lists (C1 to
    /// C25), `text` where the list's own words would decide and the bare code must not, `count` where only many
    /// replies together show it.
    private static final Map<String, String> OTHERWISE = Map.ofEntries();

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
            case "temporary" -> verdict.permanence().equals(java.util.Optional.of(Permanence.TRANSIENT));
            case "permanent" -> verdict.permanence().equals(java.util.Optional.of(Permanence.PERMANENT));
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
