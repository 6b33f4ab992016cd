package bounceledger.arrival;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import bounceledger.report.Action;
import bounceledger.report.AutoReply;
import bounceledger.report.DeliveryReport;
import bounceledger.report.DispositionReport;
import bounceledger.report.FeedbackReport;
import bounceledger.report.NotAReport;
import bounceledger.report.RecipientReport;
import bounceledger.report.Report;
import bounceledger.report.ReportedMessage;
import bounceledger.smtp.EnhancedStatus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every shape of event that is known to reach us, one file each, against the table `expected.csv` beside them.
class EventFolderTest {

    static final Path FOLDER = folder();
    private static final Map<String, List<String>> EXPECTED = expected();

    @ParameterizedTest
    @MethodSource("events")
    void becomes(String event) throws IOException {
        Arrivals arrivals = new ArrivalReader().read(Files.readAllBytes(FOLDER.resolve(event + ".json")));
        List<String> actual = arrivals.items().stream()
                .flatMap(item -> item.arrivals().stream()
                        .map(arrival -> line(item.messageId().orElse("-"), arrival)))
                .toList();
        assertThat(actual).as(event).isEqualTo(EXPECTED.get(event));
        assertThat(arrivals.batch()).as("batch").isEqualTo(!actual.getFirst().startsWith("- "));
    }

    @Test
    void everyFileHasItsRowsAndEveryRowItsFile() {
        assertThat(EXPECTED.keySet())
                .containsExactlyInAnyOrderElementsOf(events())
                .hasSize(103);
    }

    static List<String> events() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Map<String, List<String>> expected() {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("expected.csv"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(" \\| ", 2))
                    .collect(Collectors.groupingBy(
                            row -> row[0], TreeMap::new, Collectors.mapping(row -> row[1], Collectors.toList())));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Path folder() {
        try {
            URL table = Objects.requireNonNull(EventFolderTest.class.getResource("expected.csv"));
            return Objects.requireNonNull(Path.of(table.toURI()).getParent());
        } catch (URISyntaxException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String line(String messageId, Arrival arrival) {
        Stream<String> cells = switch (arrival) {
            case Arrival.SesNotification(Report report, Origin _) ->
                Stream.concat(Stream.of("ses-notification"), reportCells(report));
            case Arrival.StoredMail mail -> Stream.of("stored-mail", "-", place(mail), "-", "-");
            case Arrival.CarriedMail(byte[] mail, Optional<String> id, Origin _) ->
                Stream.of("carried-mail", "-", id.orElse("-") + " " + mail.length + " bytes", "-", "-");
            case Arrival.Ignored(String what, String _, Origin _) -> Stream.of("ignored", what, "-", "-", "-");
            case Arrival.Unreadable _ -> Stream.of("unreadable", "-", "-", "-", "-");
        };
        String received = arrival.origin().received().map(Instant::toString).orElse("-");
        return Stream.of(
                        Stream.of(messageId),
                        cells,
                        Stream.of(received, arrival.origin().carrier()))
                .flatMap(part -> part)
                .collect(joining(" | "));
    }

    private static String place(Arrival.StoredMail mail) {
        return mail.bucket() + "/" + mail.key()
                + mail.version().map(version -> "@" + version).orElse("");
    }

    private static Stream<String> reportCells(Report report) {
        return switch (report) {
            case DeliveryReport(
                    ReportedMessage message,
                    Optional<Instant> at,
                    Optional<String> _,
                    List<RecipientReport> all) ->
                cells(
                        kind(all),
                        message,
                        all.stream().map(EventFolderTest::recipient).collect(joining("; ")),
                        at);
            case FeedbackReport complaint ->
                cells(
                        "complaint",
                        complaint.message(),
                        String.join(", ", complaint.recipients()) + " "
                                + complaint
                                        .type()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-') + " "
                                + complaint.label().orElse("-"),
                        complaint.at());
            case AutoReply(ReportedMessage message, Optional<Instant> at, List<String> recipients) ->
                cells("auto-reply", message, String.join(", ", recipients), at);
            case DispositionReport _, NotAReport _ -> throw new AssertionError("SES never reports " + report);
        };
    }

    private static String kind(List<RecipientReport> recipients) {
        Action first = recipients.getFirst().action();
        return first == Action.FAILED ? "bounce" : first.word();
    }

    private static Stream<String> cells(String kind, ReportedMessage message, String recipients, Optional<Instant> at) {
        return Stream.of(
                kind,
                message.id().value(),
                recipients,
                at.map(Instant::toString).orElse("-"));
    }

    private static String recipient(RecipientReport recipient) {
        return String.join(
                " ",
                recipient.recipient().orElse("-"),
                recipient.action().word(),
                recipient.status().map(EnhancedStatus::toString).orElse("-"),
                recipient.label().orElse("-"));
    }
}
